package io.outcry.actors.client;

/**
 * A stanza that was sent from the ledger.
 *
 * @param sent which stanza of the stream it is, counted from 1 without wrapping
 * @param seq its number in the ledger
 */
public record KeptMark(long sent, long seq) {}
