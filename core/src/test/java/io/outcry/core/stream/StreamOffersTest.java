package io.outcry.core.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Namespaces;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreamOffersTest {

    private static final String STREAM_LIMITS = "urn:xmpp:stream-limits:0";

    private final StreamOffers offers = offers(false);

    @Test
    void offersNothingButTlsBeforeTls() {
        var features = offers.beforeTls();

        assertThat(features.name().toString()).isEqualTo("{http://etherx.jabber.org/streams}features");
        assertThat(features.children())
                .singleElement()
                .satisfies(starttls ->
                        assertThat(starttls.child("required", Namespaces.TLS)).isPresent());
    }

    @Test
    void offersLoginUnderTls() {
        var mechanisms = Element.empty("mechanisms", Namespaces.SASL);

        assertThat(names(offers.beforeLogin(List.of(mechanisms), false))).containsExactly("mechanisms", "limits");
    }

    @Test
    void offersRegistrationOnlyWhereItIsAllowed() {
        assertThat(names(offers(true).beforeLogin(List.of(), false))).containsExactly("register", "limits");
        assertThat(names(offers(true).beforeLogin(List.of(), true))).containsExactly("limits");
    }

    @Test
    void offersAResourceFirstAfterLogin() {
        assertThat(names(offers.afterLogin()))
                .containsExactly("bind", "session", "sm", "csi", "ver", "sub", "limits", "c");
    }

    @Test
    void tellsTheLimitsOfEachPhase() {
        assertThat(maxBytes(offers.beforeLogin(List.of(), false))).isEqualTo("8192");
        assertThat(maxBytes(offers.afterLogin())).isEqualTo("262144");
        assertThat(limits(offers.afterLogin())
                        .child("idle-seconds", STREAM_LIMITS)
                        .map(Element::text))
                .contains("600");
    }

    private static StreamOffers offers(boolean mayRegister) {
        return new StreamOffers(
                new StreamLimits(262_144, 8_192, 32, 1_000, 64),
                Duration.ofMinutes(10),
                mayRegister,
                List.of(Element.empty("c", "http://jabber.org/protocol/caps")));
    }

    private static String maxBytes(Element features) {
        return limits(features).child("max-bytes", STREAM_LIMITS).orElseThrow().text();
    }

    private static Element limits(Element features) {
        return features.child("limits", STREAM_LIMITS).orElseThrow();
    }

    private static List<String> names(Element features) {
        return features.children().stream().map(child -> child.name().local()).toList();
    }
}
