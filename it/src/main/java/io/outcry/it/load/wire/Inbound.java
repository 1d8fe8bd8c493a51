package io.outcry.it.load.wire;

/** Hears what sessions receive, on the thread that reads them. */
public interface Inbound {

    /** A message stanza, whole. The bytes are only good during the call. */
    void message(Session session, byte[] bytes, int from, int to);

    /** The session is over though nobody asked for it. */
    void ended(Session session, String why);
}
