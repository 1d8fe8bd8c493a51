/** vCards in SQL. */
package io.outcry.persistence.vcard;
