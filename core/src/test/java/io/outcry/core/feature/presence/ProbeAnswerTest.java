package io.outcry.core.feature.presence;

import static io.outcry.core.contact.Verona.BALCONY;
import static io.outcry.core.contact.Verona.JULIET;
import static io.outcry.core.contact.Verona.LAPTOP;
import static io.outcry.core.contact.Verona.LIMITS;
import static io.outcry.core.contact.Verona.NOW;
import static io.outcry.core.contact.Verona.PHONE;
import static io.outcry.core.contact.Verona.ROMEO;
import static io.outcry.core.contact.Verona.available;
import static io.outcry.core.contact.Verona.contact;
import static io.outcry.core.contact.Verona.lines;
import static io.outcry.core.contact.Verona.romeo;
import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.address.Jid;
import io.outcry.core.contact.Contact;
import io.outcry.core.contact.Outcome;
import io.outcry.core.contact.Subscription;
import io.outcry.core.contact.UserState;
import io.outcry.core.contact.Verona;
import io.outcry.core.routing.Session;
import io.outcry.core.routing.Sessions;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Payload;
import io.outcry.core.stanza.Presence;
import org.junit.jupiter.api.Test;

class ProbeAnswerTest {

    private static final Sessions TWO =
            Sessions.of(available(PHONE, -1), available(LAPTOP, 0), Session.connected("tablet"));

    @Test
    void showsEverySessionToASubscriber() {
        for (var subscription : new Subscription[] {Subscription.FROM, Subscription.BOTH}) {
            var state = romeo(contact(JULIET, subscription)).with(TWO);

            assertThat(lines(probe(state, BALCONY, ROMEO)))
                    .containsExactly(
                            "send available romeo@montague.example/phone > juliet@capulet.example/balcony",
                            "send available romeo@montague.example/laptop > juliet@capulet.example/balcony");
        }
    }

    @Test
    void showsOneSessionWhereThatIsAskedFor() {
        var state = romeo(contact(JULIET, Subscription.FROM)).with(TWO);

        assertThat(lines(probe(state, BALCONY, LAPTOP)))
                .containsExactly("send available romeo@montague.example/laptop > juliet@capulet.example/balcony");
        assertThat(lines(probe(state, BALCONY, ROMEO.withResource("tablet"))))
                .containsExactly("send unavailable romeo@montague.example/tablet > juliet@capulet.example/balcony");
    }

    @Test
    void tellsWhoMayNotSeeThatItIsNotSubscribed() {
        for (var subscription : new Subscription[] {Subscription.NONE, Subscription.TO}) {
            var state = romeo(contact(JULIET, subscription)).with(TWO);

            assertThat(lines(probe(state, BALCONY, ROMEO)))
                    .containsExactly("send unsubscribed romeo@montague.example > juliet@capulet.example");
        }
        assertThat(lines(probe(romeo().with(TWO), BALCONY, PHONE)))
                .containsExactly("send unsubscribed romeo@montague.example > juliet@capulet.example");
    }

    @Test
    void deniesNoRequestThatStillWaits() {
        var request = Presence.of(Presence.Type.SUBSCRIBE, JULIET, ROMEO);
        var state = romeo(Contact.unknown(JULIET).withRequest(request)).with(TWO);

        assertThat(probe(state, BALCONY, ROMEO)).isEqualTo(Outcome.nothing(state));
    }

    @Test
    void showsItselfToTheOwnersOtherSessions() {
        assertThat(lines(probe(romeo().with(TWO), PHONE, LAPTOP)))
                .containsExactly("send available romeo@montague.example/laptop > romeo@montague.example/phone");
    }

    @Test
    void saysSinceWhenNobodyIsThere() {
        var gone = Verona.plain(Presence.Type.UNAVAILABLE, PHONE).with(Payload.of(Verona.child("status", "Banished")));
        var state = romeo(contact(JULIET, Subscription.FROM)).with(Sessions.NONE.endingWith(gone, NOW));

        var outcome = probe(state, BALCONY, ROMEO);

        assertThat(Verona.stanzas(outcome))
                .containsExactly(Presence.of(Presence.Type.UNAVAILABLE, ROMEO, BALCONY)
                        .with(Payload.of(
                                Verona.child("status", "Banished"),
                                Element.named("delay", "urn:xmpp:delay")
                                        .attribute("from", "romeo@montague.example")
                                        .attribute("stamp", "2026-11-22T20:15:00.123Z")
                                        .build())));
    }

    @Test
    void saysThatNobodyIsThereWhereItKnowsNoMore() {
        var state = romeo(contact(JULIET, Subscription.FROM)).with(Sessions.of(Session.connected("phone")));

        assertThat(Verona.stanzas(probe(state, BALCONY, ROMEO)))
                .containsExactly(Presence.of(Presence.Type.UNAVAILABLE, ROMEO, BALCONY));
    }

    private static Outcome probe(UserState state, Jid from, Jid to) {
        return InboundPresence.handle(state, Presence.of(Presence.Type.PROBE, from, to), NOW, LIMITS);
    }
}
