package io.outcry.it.load.wire;

import io.outcry.core.stanza.Element;

/** Hears what sessions receive, on the thread that reads them. */
public interface Inbound {

    /** A message stanza, whole. The bytes are only good during the call. */
    void message(Session session, byte[] bytes, int from, int to);

    /**
     * A presence stanza, whole. Loads without rooms have no use for it. The bytes are only good during the call.
     *
     * @param scratch for what is said to it on this thread
     */
    default void presence(Session session, byte[] bytes, int from, int to, Scratch scratch) {}

    /** The result or error of a request that the session made. Most loads only want to know that there was one. */
    default void answer(Session session, Element iq) {}

    /** The session is over though nobody asked for it. */
    void ended(Session session, String why);
}
