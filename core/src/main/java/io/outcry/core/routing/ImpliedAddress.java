package io.outcry.core.routing;

import io.outcry.core.address.Jid;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.Message;
import io.outcry.core.stanza.Presence;
import io.outcry.core.stanza.Stanza;

/** Whom a client means where it says nothing (RFC 6121 §8.1, RFC 6120 §8.1.1.1). */
public final class ImpliedAddress {

    private ImpliedAddress() {}

    /** A message or request without an address is for the sender's own account; such presence is for all who may see it. */
    public static Stanza complete(Stanza stanza, Jid sender) {
        if (stanza.to().isPresent()) {
            return stanza;
        }
        return switch (stanza) {
            case Message message -> message.with(message.header().withTo(sender.bare()));
            case Iq iq -> iq.with(iq.header().withTo(sender.bare()));
            case Presence presence -> presence;
        };
    }
}
