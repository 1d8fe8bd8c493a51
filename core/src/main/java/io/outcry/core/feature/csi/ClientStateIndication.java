package io.outcry.core.feature.csi;

import io.outcry.core.feature.Feature;
import io.outcry.core.feature.Spec;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Namespaces;
import java.util.List;
import java.util.Optional;

/** Lets a client say that nobody looks at it; {@link HeldStanzas} is what follows. */
public final class ClientStateIndication implements Feature {

    /** Offered to clients behind authentication (XEP-0352 §3). */
    public static final Element STREAM_FEATURE = Element.empty("csi", Namespaces.CLIENT_STATE);

    /** What a client says of itself. */
    public enum Indication {
        ACTIVE,
        INACTIVE
    }

    @Override
    public List<Spec> specs() {
        return List.of(Spec.xep(352, "1.0.0", "Client State Indication"));
    }

    /** Empty for an element that is no indication. */
    public static Optional<Indication> find(Element element) {
        if (element.is("active", Namespaces.CLIENT_STATE)) {
            return Optional.of(Indication.ACTIVE);
        }
        return element.is("inactive", Namespaces.CLIENT_STATE) ? Optional.of(Indication.INACTIVE) : Optional.empty();
    }
}
