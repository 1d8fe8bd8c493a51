/** Accounts that are in a directory. */
package io.outcry.it.directory;
