/** Accounts' own archives of their messages (XEP-0313). */
package io.outcry.core.feature.archive;
