package io.outcry.core.auth;

import static io.outcry.core.auth.SaslPeer.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.stanza.Element;
import io.outcry.core.stream.ChannelBindings;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SaslOfferTest {

    private static final List<SaslMechanism> ALL = List.of(SaslMechanism.values());

    @Test
    void offersNothingWithoutTls() {
        var offer = SaslOffer.of(ALL, false, ChannelBindings.NONE, true);

        assertThat(offer.mechanisms()).isEmpty();
    }

    @Test
    void offersPlusOnlyWhereTheSessionHasABinding() {
        var offer = SaslOffer.of(ALL, true, ChannelBindings.NONE, false);

        assertThat(offer.mechanisms())
                .containsExactly(
                        SaslMechanism.SCRAM_SHA_512,
                        SaslMechanism.SCRAM_SHA_256,
                        SaslMechanism.SCRAM_SHA_1,
                        SaslMechanism.PLAIN);
        assertThat(offer.features()).hasSize(1);
    }

    @Test
    void offersExternalOnlyToACertifiedAccount() {
        assertThat(SaslOffer.of(ALL, true, SaslPeer.BINDINGS, false).mechanisms())
                .doesNotContain(SaslMechanism.EXTERNAL);
        assertThat(SaslOffer.of(ALL, true, SaslPeer.BINDINGS, true).mechanisms())
                .contains(SaslMechanism.EXTERNAL);
    }

    @Test
    void announcesBindingsOnlyTogetherWithAMechanismThatUsesThem() {
        var unused = SaslOffer.of(List.of(SaslMechanism.PLAIN), true, SaslPeer.BINDINGS, false);
        var used = SaslOffer.of(ALL, true, SaslPeer.BINDINGS, false);

        assertThat(unused.features()).hasSize(1);
        assertThat(used.features().getLast().children().stream().map(child -> child.attributeOr("type", "")))
                .containsExactly("tls-exporter", "tls-server-end-point");
    }

    @Test
    void namesTheMechanismsStrongestFirst() {
        var offer = new SaslOffer(List.of(SaslMechanism.PLAIN, SaslMechanism.SCRAM_SHA_1_PLUS), List.of());

        assertThat(offer.features().getFirst().children().stream().map(Element::text))
                .containsExactly("SCRAM-SHA-1-PLUS", "PLAIN");
    }

    /** The example of XEP-0474 §4.3. */
    @Test
    void sendsTheHashOfWhatItOffered() {
        var offer = new SaslOffer(
                List.of(SaslMechanism.SCRAM_SHA_1, SaslMechanism.SCRAM_SHA_1_PLUS),
                List.of("tls-server-end-point", "tls-exporter"));
        var server = new SaslContext(
                "montague.example",
                true,
                SaslPeer.BINDINGS,
                offer,
                false,
                java.util.Set.of(),
                SaslPeer.setup("a09117a6-ac50-4f2f-93f1-93799c2bddf6", Hashing.JDK, true));

        var challenge = (SaslStep.Challenge) SaslPeer.found(
                SaslMechanism.SCRAM_SHA_1_PLUS,
                "p=tls-exporter,,n=user,r=12C4CD5C-E38E-4A98-8F6D-15C38F51CCC6",
                server,
                Optional.empty());

        assertThat(text(challenge)).endsWith(",i=4096,h=G6k/rBLDqgOhRRaCuuatSDFkJ08=");
    }

    @Test
    void proofsCoverTheHashOfTheOffer() {
        var server = SaslPeer.with(SaslPeer.context(), SaslPeer.setup(SaslPeer.NONCE, Hashing.JDK, true));

        var end = SaslPeer.scram(
                SaslMechanism.SCRAM_SHA_512_PLUS,
                "p=tls-exporter,,",
                SaslPeer.bytes("exported by tls"),
                "pencil",
                server);

        assertThat(end).isInstanceOf(SaslStep.Success.class);
    }
}
