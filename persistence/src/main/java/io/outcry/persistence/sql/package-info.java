/** How the stores reach the database: bounded, never blocking a caller, one place for each dialect. */
package io.outcry.persistence.sql;
