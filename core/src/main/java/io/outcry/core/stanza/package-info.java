/** Stanzas and the elements inside them (RFC 6120 §8). */
package io.outcry.core.stanza;
