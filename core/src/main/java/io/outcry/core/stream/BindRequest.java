package io.outcry.core.stream;

import io.outcry.core.address.Jid;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.Namespaces;
import io.outcry.core.stanza.StanzaError;
import java.util.Optional;

/** The request for a resource as an IQ (RFC 6120 §7.6, §7.7), and its answer. */
public record BindRequest(Iq iq, String asked) {

    /** Empty where it is none: only a set that carries nothing but {@code <bind/>} is one. */
    public static Optional<BindRequest> read(Iq iq) {
        if (iq.type() != Iq.Type.SET || iq.payload().names().size() != 1) {
            return Optional.empty();
        }
        return iq.payload()
                .find("bind", Namespaces.BIND)
                .map(bind -> bind.child("resource", Namespaces.BIND))
                .map(resource -> new BindRequest(iq, resource.map(Element::text).orElse("")));
    }

    public Iq granted(Jid session) {
        return iq.result(Element.named("bind", Namespaces.BIND)
                .child("jid", session.toString())
                .build());
    }

    public Iq refused(StanzaError error) {
        return iq.bounce(error);
    }
}
