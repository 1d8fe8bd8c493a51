/** XMPP streams: bytes to stream events and back (RFC 6120). */
package io.outcry.codecs.xmpp;
