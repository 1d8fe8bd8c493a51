/** The ledgers in SQL: the fence, and one commit for many owners. */
package io.outcry.persistence.ledger;
