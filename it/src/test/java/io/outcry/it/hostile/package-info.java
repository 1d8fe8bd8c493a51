/** What a client must not send, on raw sockets: the right error for it, and nobody else notices. */
package io.outcry.it.hostile;
