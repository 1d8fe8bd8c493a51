package io.outcry.core.stanza;

import io.outcry.core.address.Jid;
import java.util.Optional;

/** What travels through Outcry (RFC 6120 §8). */
public sealed interface Stanza permits Message, Presence, Iq {

    Header header();

    Payload payload();

    boolean isError();

    /** The name of its element, which says what kind it is. */
    default String elementName() {
        return switch (this) {
            case Message _ -> "message";
            case Presence _ -> "presence";
            case Iq _ -> "iq";
        };
    }

    Stanza with(Header header);

    Stanza with(Payload payload);

    /** This stanza sent back to who sent it, with the reason and without its payload. */
    Stanza bounce(StanzaError error);

    default Optional<Jid> to() {
        return header().to();
    }

    default Optional<Jid> from() {
        return header().from();
    }

    default String id() {
        return header().id();
    }

    default String lang() {
        return header().lang();
    }
}
