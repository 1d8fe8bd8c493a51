/** An XMPP client made of a socket, that shares no code with the server: for tests, load and torture. */
package io.outcry.it.peer;
