/** Chat rooms in SQL. */
package io.outcry.persistence.room;
