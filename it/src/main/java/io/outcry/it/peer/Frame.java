package io.outcry.it.peer;

import io.outcry.core.stanza.Element;

/** What a server wrote, piece by piece. */
public sealed interface Frame {

    /** As it stood on the wire. */
    String raw();

    /** The opening tag of a stream. */
    record Opened(String raw, Element header) implements Frame {}

    /** A whole element directly inside the stream. */
    record Whole(String raw, Element element) implements Frame {}

    /** The closing tag of the stream. */
    record Closed(String raw) implements Frame {}

    /** The connection ended. */
    record Ended() implements Frame {

        @Override
        public String raw() {
            return "(end of the connection)";
        }
    }
}
