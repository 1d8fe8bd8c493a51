package io.outcry.core.stanza;

import io.outcry.core.address.Jid;
import java.util.Optional;

/** The name under which an account or a room knows a message, beside the one that its sender gave it (XEP-0359 §3.1). */
public final class StanzaId {

    private static final String LOCAL = "stanza-id";

    private StanzaId() {}

    /**
     * With the id in this address's name. It must not have one already; see {@link #without}.
     *
     * @param by bare
     */
    public static Stanza stamp(Stanza stanza, Jid by, String id) {
        var element = Element.named(LOCAL, Namespaces.STANZA_ID)
                .attribute("id", id)
                .attribute("by", by.toString())
                .build();
        return stanza.with(stanza.payload().with(element));
    }

    /** Without any id in this address's name, for only the address itself gives those (XEP-0359 §4). */
    public static Stanza without(Stanza stanza, Jid by) {
        return stanza.payload().has(LOCAL, Namespaces.STANZA_ID)
                ? stanza.with(stanza.payload().without(child -> isBy(by, child)))
                : stanza;
    }

    /** What this address named it. */
    public static Optional<String> by(Stanza stanza, Jid by) {
        return stanza.payload().elements().stream()
                .filter(child -> isBy(by, child))
                .findFirst()
                .flatMap(child -> child.attribute("id"));
    }

    private static boolean isBy(Jid by, Element child) {
        return child.is(LOCAL, Namespaces.STANZA_ID)
                && child.attribute("by").flatMap(Jid::find).filter(by::equals).isPresent();
    }
}
