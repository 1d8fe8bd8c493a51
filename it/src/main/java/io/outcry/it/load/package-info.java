/** {@code ./outcry load}: puts load on an XMPP server, ours or another, and says what it did with it. */
package io.outcry.it.load;
