/** Accounts in SQL. */
package io.outcry.persistence.account;
