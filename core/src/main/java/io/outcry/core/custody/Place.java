package io.outcry.core.custody;

/**
 * Which message of which client's stream it is.
 *
 * @param stream names the stream, everywhere and for ever; not the secret by which it is resumed
 * @param position of the stanza in the stream, from 1
 */
public record Place(String stream, long position) {}
