package io.outcry.core.feature.presence;

import static io.outcry.core.contact.Verona.BALCONY;
import static io.outcry.core.contact.Verona.JULIET;
import static io.outcry.core.contact.Verona.LIMITS;
import static io.outcry.core.contact.Verona.NOW;
import static io.outcry.core.contact.Verona.PHONE;
import static io.outcry.core.contact.Verona.available;
import static io.outcry.core.contact.Verona.contact;
import static io.outcry.core.contact.Verona.lines;
import static io.outcry.core.contact.Verona.presence;
import static io.outcry.core.contact.Verona.romeo;
import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.address.Jid;
import io.outcry.core.contact.Outcome;
import io.outcry.core.contact.Subscription;
import io.outcry.core.contact.UserState;
import io.outcry.core.contact.Verona;
import io.outcry.core.routing.Session;
import io.outcry.core.stanza.Payload;
import io.outcry.core.stanza.Presence;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutboundPresenceTest {

    private static final Jid ROOM = Jid.of("duel@rooms.verona.example/romeo");
    private static final String REFUSED = "phone gets error bad-request - > romeo@montague.example/phone";

    @Test
    void remembersWhoGotItsPresenceDirectly() {
        var outcome = send(available(PHONE, 0), Presence.of(Presence.Type.AVAILABLE, PHONE, ROOM));

        assertThat(lines(outcome)).isEmpty();
        assertThat(phone(outcome).directed()).containsExactly(ROOM);
        assertThat(phone(outcome).presence()).contains(presence(PHONE));
    }

    @Test
    void remembersNoSubscriberWhoHearsOfItAnyway() {
        var state = romeo(contact(JULIET, Subscription.FROM)).with(available(PHONE, 0));

        var outcome = OutboundPresence.handle(
                state, "phone", Presence.of(Presence.Type.AVAILABLE, PHONE, BALCONY), NOW, LIMITS);

        assertThat(lines(outcome)).isEmpty();
        assertThat(outcome.state()).isEqualTo(state);
    }

    @Test
    void forgetsWhoWasToldThatItGoes() {
        var outcome = send(available(PHONE, 0).directedTo(ROOM), Presence.of(Presence.Type.UNAVAILABLE, PHONE, ROOM));

        assertThat(lines(outcome)).isEmpty();
        assertThat(phone(outcome).directed()).isEmpty();
        assertThat(phone(outcome).isAvailable()).isTrue();
    }

    @Test
    void takesBackWhatWasSentDirectlyBeyondTheLimit() {
        var full = available(PHONE, 0).directedTo(JULIET).directedTo(BALCONY);

        var refused = send(full, Presence.of(Presence.Type.AVAILABLE, PHONE, ROOM));
        var again = send(full, Presence.of(Presence.Type.AVAILABLE, PHONE, JULIET));

        assertThat(lines(refused))
                .containsExactly(
                        "phone gets error resource-constraint duel@rooms.verona.example/romeo > romeo@montague.example/phone",
                        "send unavailable romeo@montague.example/phone > duel@rooms.verona.example/romeo");
        assertThat(phone(refused)).isEqualTo(full);
        assertThat(lines(again)).isEmpty();
    }

    @Test
    void leavesPresenceForOneAddressToItsSession() {
        var bad = Presence.of(Presence.Type.AVAILABLE, PHONE, ROOM).with(Payload.of(Verona.child("priority", "x")));

        assertThat(OutboundPresence.isDirect(Presence.of(Presence.Type.AVAILABLE, PHONE, ROOM)))
                .isTrue();
        assertThat(OutboundPresence.isDirect(Presence.of(Presence.Type.UNAVAILABLE, PHONE, ROOM)))
                .isTrue();
        assertThat(OutboundPresence.isDirect(Presence.of(Presence.Type.SUBSCRIBE, PHONE, ROOM)))
                .isFalse();
        assertThat(OutboundPresence.isDirect(bad)).isFalse();
        assertThat(OutboundPresence.isDirect(presence(PHONE))).isFalse();
    }

    @Test
    void refusesAPriorityThatIsNone() {
        for (var priority : List.of("128", "-129", "high", "", "1.5", "99999999999", "1 2")) {
            var bad = presence(PHONE).with(Payload.of(Verona.child("priority", priority)));

            var outcome = send(Session.connected("phone"), bad);

            assertThat(lines(outcome)).as(priority).containsExactly(REFUSED);
            assertThat(phone(outcome).isAvailable()).isFalse();
        }
    }

    @Test
    void refusesABadPriorityInDirectedPresenceToo() {
        var bad = Presence.of(Presence.Type.AVAILABLE, PHONE, ROOM).with(Payload.of(Verona.child("priority", "x")));

        assertThat(lines(send(available(PHONE, 0), bad)))
                .containsExactly(
                        "phone gets error bad-request duel@rooms.verona.example/romeo > romeo@montague.example/phone");
    }

    @Test
    void takesEveryPriorityInRange() {
        for (var priority : List.of("-128", "-1", "0", "127", " 5 ")) {
            var good = presence(PHONE).with(Payload.of(Verona.child("priority", priority)));

            assertThat(phone(send(Session.connected("phone"), good)).priority())
                    .isEqualTo(Integer.parseInt(priority.strip()));
        }
    }

    @Test
    void refusesSubscriptionsAndProbesWithoutAnAddress() {
        for (var type : List.of(
                Presence.Type.SUBSCRIBE,
                Presence.Type.SUBSCRIBED,
                Presence.Type.UNSUBSCRIBE,
                Presence.Type.UNSUBSCRIBED,
                Presence.Type.PROBE)) {
            assertThat(lines(send(available(PHONE, 0), Verona.plain(type, PHONE))))
                    .containsExactly(REFUSED);
        }
    }

    @Test
    void answersNoErrorByAnError() {
        var error = Verona.plain(Presence.Type.ERROR, PHONE);

        assertThat(send(available(PHONE, 0), error).acts()).isEmpty();
    }

    @Test
    void passesOnProbesAndErrorsAsTheyAre() {
        assertThat(lines(send(available(PHONE, 0), Presence.of(Presence.Type.PROBE, PHONE, JULIET))))
                .containsExactly("send probe romeo@montague.example/phone > juliet@capulet.example");
        assertThat(Verona.stanzas(send(
                        available(PHONE, 0),
                        Presence.of(Presence.Type.ERROR, PHONE, JULIET).with(Payload.empty()))))
                .containsExactly(Presence.of(Presence.Type.ERROR, PHONE, JULIET));
    }

    private static Outcome send(Session session, Presence presence) {
        UserState state = romeo().with(session);
        return OutboundPresence.handle(state, "phone", presence, NOW, LIMITS);
    }

    private static Session phone(Outcome outcome) {
        return outcome.state().sessions().find("phone").orElseThrow();
    }
}
