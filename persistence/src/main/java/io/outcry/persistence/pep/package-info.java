/** What accounts publish, on SQL. */
package io.outcry.persistence.pep;
