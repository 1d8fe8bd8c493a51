/** Accounts in LDAP directories: looked up by a search, checked by a bind, never written. */
package io.outcry.persistence.directory;
