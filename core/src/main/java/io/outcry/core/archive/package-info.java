/** What the archives of accounts answer, out of their ledgers (XEP-0313). */
package io.outcry.core.archive;
