package io.outcry.core.stream;

import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Namespaces;
import java.time.Duration;
import java.util.List;

/**
 * What a server offers on a client's stream, in the order it is announced (RFC 6120 §4.3.2).
 *
 * @param limits of the streams
 * @param longestIdle silence that ends a stream
 * @param mayRegister accounts can be made on a stream that nobody logged in on (XEP-0077)
 * @param more further features of an authenticated stream, such as entity capabilities (XEP-0115 §6.3)
 */
public record StreamOffers(StreamLimits limits, Duration longestIdle, boolean mayRegister, List<Element> more) {

    private static final String ROSTER_VERSIONS = "urn:xmpp:features:rosterver";
    private static final String PRE_APPROVAL = "urn:xmpp:features:pre-approval";
    private static final String REGISTER = "http://jabber.org/features/iq-register";
    private static final String STREAM_LIMITS = "urn:xmpp:stream-limits:0";

    public StreamOffers {
        more = List.copyOf(more);
    }

    /** Before TLS: nothing else, and no way around it (RFC 6120 §5.3.1). */
    public Element beforeTls() {
        return features()
                .child(Element.named("starttls", Namespaces.TLS)
                        .child(Element.empty("required", Namespaces.TLS))
                        .build())
                .build();
    }

    /**
     * Under TLS, before anybody logged in.
     *
     * @param sasl what {@code SaslOffer} announces on this stream
     * @param hasDirectory the domain's accounts are made elsewhere
     */
    public Element beforeLogin(List<Element> sasl, boolean hasDirectory) {
        var features = features().children(sasl);
        if (mayRegister && !hasDirectory) {
            features.child(Element.empty("register", REGISTER));
        }
        return features.child(limits(limits.maxBytesBeforeAuth())).build();
    }

    /** After login. A client resumes a stream or binds a resource; the rest is for later. */
    public Element afterLogin() {
        return features()
                .child(Element.named("bind", Namespaces.BIND)
                        .child(Element.empty("required", Namespaces.BIND))
                        .build())
                .child(Element.named("session", Namespaces.SESSION)
                        .child(Element.empty("optional", Namespaces.SESSION))
                        .build())
                .child(Element.empty("sm", Namespaces.STREAM_MANAGEMENT))
                .child(Element.empty("csi", Namespaces.CLIENT_STATE))
                .child(Element.empty("ver", ROSTER_VERSIONS))
                .child(Element.empty("sub", PRE_APPROVAL))
                .child(limits(limits.maxStanzaBytes()))
                .children(more)
                .build();
    }

    /** XEP-0478. */
    private Element limits(int maxBytes) {
        return Element.named("limits", STREAM_LIMITS)
                .child("max-bytes", String.valueOf(maxBytes))
                .child("idle-seconds", String.valueOf(longestIdle.toSeconds()))
                .build();
    }

    private static Element.Builder features() {
        return Element.named("features", Namespaces.STREAMS);
    }
}
