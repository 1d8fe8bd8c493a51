package io.outcry.core.policy;

/** The fixed points where policy decides. */
public enum Gate {
    /** A stanza leaves an account or the server, whoever it is for. */
    SEND,
    /** A stanza is about to be given to a session of an account, or kept for it. */
    RECEIVE,
    /** A stanza reaches a room, whatever it asks for: to be let in, to be passed on, to be shown what was said. */
    ROOM
}
