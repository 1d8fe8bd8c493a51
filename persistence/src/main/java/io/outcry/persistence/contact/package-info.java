/** Contacts in SQL. */
package io.outcry.persistence.contact;
