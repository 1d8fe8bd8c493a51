/** The audit log in SQL. */
package io.outcry.persistence.audit;
