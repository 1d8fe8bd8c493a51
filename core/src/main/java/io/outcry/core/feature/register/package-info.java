/** Accounts in the hands of their users: made, given a new password, removed (XEP-0077). */
package io.outcry.core.feature.register;
