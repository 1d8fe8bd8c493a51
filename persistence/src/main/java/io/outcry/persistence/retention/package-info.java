/** How entries of the ledger go, and what holds them. */
package io.outcry.persistence.retention;
