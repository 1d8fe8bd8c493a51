package io.outcry.codecs.xmpp;

/**
 * How far a connection has come.
 *
 * <pre>READING → DEAF → LEAVING → OVER</pre>
 */
enum ConnectionPhase {
    /** The other side may speak. */
    READING,
    /** The other side said all it will, or what it said was wrong; we may still write. */
    DEAF,
    /** Everything is said; what still arrives is thrown away until the other side closes. */
    LEAVING,
    OVER
}
