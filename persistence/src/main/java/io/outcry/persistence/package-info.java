/** The stores that core describes, in SQL. */
package io.outcry.persistence;
