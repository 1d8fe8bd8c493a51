package io.outcry.core.feature.csi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.outcry.core.address.Jid;
import io.outcry.core.feature.csi.ClientStateIndication.Indication;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.Message;
import io.outcry.core.stanza.Namespaces;
import io.outcry.core.stanza.Payload;
import io.outcry.core.stanza.Presence;
import io.outcry.core.stanza.Stanza;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class HeldStanzasTest {

    private static final Jid ROMEO = Jid.of("romeo@montague.example/orchard");
    private static final Jid NURSE = Jid.of("nurse@capulet.example/chamber");
    private static final Jid JULIET = Jid.of("juliet@capulet.example/balcony");
    private static final String CHAT_STATES = "http://jabber.org/protocol/chatstates";

    private final HeldStanzas held = new HeldStanzas(new ClientStateConfig(3));

    @BeforeEach
    void nobodyLooksAtTheClient() {
        held.on(Indication.INACTIVE);
    }

    @Test
    void holdsNothingFromAClientThatSaidNothing() {
        var fresh = new HeldStanzas(new ClientStateConfig(3));

        assertThat(fresh.offer(presence(ROMEO))).containsExactly(presence(ROMEO));
    }

    @Test
    void holdsTheNewestPresenceOfEachSender() {
        held.offer(presence(ROMEO));
        held.offer(presence(NURSE));
        held.offer(gone(ROMEO));

        assertThat(held.on(Indication.ACTIVE)).containsExactly(presence(NURSE), gone(ROMEO));
    }

    @Test
    void holdsTheNewestChatStateOfEachSenderApartFromItsPresence() {
        held.offer(presence(ROMEO));
        held.offer(chat(ROMEO, state("composing")));
        held.offer(chat(ROMEO, state("paused"), thread()));

        assertThat(held.on(Indication.ACTIVE)).containsExactly(presence(ROMEO), chat(ROMEO, state("paused"), thread()));
    }

    @Test
    void holdsEveryEvent() {
        var event = Element.empty("event", "http://jabber.org/protocol/pubsub#event");
        held.offer(chat(ROMEO, event));
        held.offer(chat(ROMEO, event));

        assertThat(held.on(Indication.ACTIVE)).hasSize(2);
    }

    @Test
    void yieldsWhatCameBeforeSomethingThatIsNotOffered() {
        held.offer(presence(ROMEO));

        assertThat(held.yieldAll()).containsExactly(presence(ROMEO));
        assertThat(held.size()).isZero();
        assertThat(held.offer(presence(NURSE))).isEmpty();
    }

    static Stream<Stanza> importantStanzas() {
        var status = Element.named("status", "http://jabber.org/protocol/muc#user")
                .attribute("code", "110")
                .build();
        var room = Element.named("x", "http://jabber.org/protocol/muc#user")
                .child(status)
                .build();
        var event = Element.empty("event", "http://jabber.org/protocol/pubsub#event");
        return Stream.of(
                chat(ROMEO, body()),
                chat(ROMEO, body(), state("active")),
                chat(ROMEO, event, body()),
                chat(ROMEO, Element.empty("received", "urn:xmpp:receipts")),
                chat(ROMEO),
                Message.of(Message.Type.ERROR, ROMEO, JULIET, state("composing")),
                presence(ROMEO).with(Payload.of(room)),
                Iq.of(Iq.Type.GET, ROMEO, JULIET, "q1", Element.empty("ping", "urn:xmpp:ping")),
                Iq.of(Iq.Type.RESULT, ROMEO, JULIET, "q1"));
    }

    @ParameterizedTest
    @MethodSource("importantStanzas")
    void releasesEverythingBeforeSomethingImportant(Stanza important) {
        held.offer(presence(NURSE));

        assertThat(held.offer(important)).containsExactly(presence(NURSE), important);
        assertThat(held.size()).isZero();
        assertThat(held.offer(presence(NURSE)))
                .as("the client is inactive still")
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"SUBSCRIBE", "SUBSCRIBED", "UNSUBSCRIBE", "UNSUBSCRIBED", "ERROR"})
    void holdsNoSubscription(Presence.Type type) {
        assertThat(held.offer(Presence.of(type, ROMEO, JULIET))).hasSize(1);
    }

    @Test
    void releasesEverythingBehindTheBound() {
        var senders = Stream.of("a", "b", "c", "d")
                .map(name -> presence(Jid.of(name + "@montague.example/x")))
                .toList();

        assertThat(held.offer(senders.get(0))).isEmpty();
        assertThat(held.offer(senders.get(1))).isEmpty();
        assertThat(held.offer(senders.get(2))).isEmpty();
        assertThat(held.offer(senders.get(3))).containsExactlyElementsOf(senders);
        assertThat(held.size()).isZero();
    }

    @Test
    void releasesOnceWhereTheClientSaysTwiceThatItIsActive() {
        held.offer(presence(ROMEO));

        assertThat(held.on(Indication.ACTIVE)).hasSize(1);
        assertThat(held.on(Indication.ACTIVE)).isEmpty();
    }

    @Test
    void keepsWhatItHoldsWhereTheClientSaysTwiceThatItIsInactive() {
        held.offer(presence(ROMEO));

        assertThat(held.on(Indication.INACTIVE)).isEmpty();
        assertThat(held.size()).isEqualTo(1);
    }

    @Test
    void isActiveBehindAReset() {
        held.offer(presence(ROMEO));

        assertThat(held.reset()).containsExactly(presence(ROMEO));
        assertThat(held.offer(presence(ROMEO))).hasSize(1);
    }

    @Test
    void readsWhatTheClientSays() {
        assertThat(ClientStateIndication.find(Element.empty("active", Namespaces.CLIENT_STATE)))
                .contains(Indication.ACTIVE);
        assertThat(ClientStateIndication.find(Element.empty("inactive", Namespaces.CLIENT_STATE)))
                .contains(Indication.INACTIVE);
        assertThat(ClientStateIndication.find(Element.empty("active", "urn:xmpp:csi:9")))
                .isEmpty();
        assertThat(ClientStateIndication.find(Element.empty("asleep", Namespaces.CLIENT_STATE)))
                .isEmpty();
    }

    @Test
    void refusesANegativeBound() {
        assertThatThrownBy(() -> new ClientStateConfig(-1)).hasMessageStartingWith("max-held-stanzas ");
    }

    private static Presence presence(Jid from) {
        return Presence.of(Presence.Type.AVAILABLE, from, JULIET);
    }

    private static Presence gone(Jid from) {
        return Presence.of(Presence.Type.UNAVAILABLE, from, JULIET);
    }

    private static Message chat(Jid from, Element... payload) {
        return Message.of(Message.Type.CHAT, from, JULIET, payload);
    }

    private static Element state(String name) {
        return Element.empty(name, CHAT_STATES);
    }

    private static Element thread() {
        return Element.named("thread", Namespaces.CLIENT).text("act2scene2").build();
    }

    private static Element body() {
        return Element.named("body", Namespaces.CLIENT).text("Wherefore?").build();
    }
}
