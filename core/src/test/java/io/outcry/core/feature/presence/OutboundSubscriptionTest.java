package io.outcry.core.feature.presence;

import static io.outcry.core.contact.Verona.BALCONY;
import static io.outcry.core.contact.Verona.JULIET;
import static io.outcry.core.contact.Verona.LAPTOP;
import static io.outcry.core.contact.Verona.LIMITS;
import static io.outcry.core.contact.Verona.NOW;
import static io.outcry.core.contact.Verona.NURSE;
import static io.outcry.core.contact.Verona.PHONE;
import static io.outcry.core.contact.Verona.ROMEO;
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
import io.outcry.core.stanza.Header;
import io.outcry.core.stanza.Payload;
import io.outcry.core.stanza.Presence;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OutboundSubscriptionTest {

    private static final Presence REQUEST = Presence.of(Presence.Type.SUBSCRIBE, JULIET, ROMEO);

    @Test
    void asksInTheAccountsNameAndShowsItInTheRoster() {
        var state = withSessions(romeo());

        var outcome = send(state, Presence.Type.SUBSCRIBE, BALCONY);

        assertThat(lines(outcome))
                .containsExactly(
                        "save juliet@capulet.example none ask",
                        "send subscribe romeo@montague.example > juliet@capulet.example",
                        "phone gets push juliet@capulet.example none",
                        "tablet gets push juliet@capulet.example none");
        assertThat(outcome.state().contacts().get(JULIET).isAsking()).isTrue();
        assertThat(outcome.state().contacts().version()).isEqualTo(NOW.toEpochMilli());
    }

    @Test
    void asksAgainWithoutAnyChange() {
        var state = withSessions(romeo(contact(JULIET, Subscription.NONE).withAsking(true)));

        var outcome = send(state, Presence.Type.SUBSCRIBE, JULIET);

        assertThat(lines(outcome)).containsExactly("send subscribe romeo@montague.example > juliet@capulet.example");
        assertThat(outcome.state()).isEqualTo(state);
    }

    @Test
    void keepsIdAndPayloadOfTheRequest() {
        var header = new Header(Optional.of(JULIET), Optional.of(PHONE), "ask-1", "it");
        var asked = new Presence(header, Presence.Type.SUBSCRIBE, Payload.of(Verona.child("status", "Madam?")));

        var outcome = OutboundPresence.handle(withSessions(romeo()), "phone", asked, NOW, LIMITS);

        assertThat(Verona.stanzas(outcome)).contains(asked.with(header.withFrom(ROMEO)));
    }

    @Test
    void showsThePresenceOfEverySessionToWhomItApproves() {
        var state = withSessions(romeo(Contact.unknown(JULIET).withRequest(REQUEST)));

        var outcome = send(state, Presence.Type.SUBSCRIBED, JULIET);

        assertThat(lines(outcome))
                .containsExactly(
                        "save juliet@capulet.example from",
                        "send subscribed romeo@montague.example > juliet@capulet.example",
                        "phone gets push juliet@capulet.example from",
                        "tablet gets push juliet@capulet.example from",
                        "send available romeo@montague.example/phone > juliet@capulet.example",
                        "send available romeo@montague.example/laptop > juliet@capulet.example");
    }

    @Test
    void approvesInAdvanceWithoutTellingTheContact() {
        var outcome = send(withSessions(romeo()), Presence.Type.SUBSCRIBED, JULIET);

        assertThat(lines(outcome))
                .containsExactly(
                        "save juliet@capulet.example none approved",
                        "phone gets push juliet@capulet.example none",
                        "tablet gets push juliet@capulet.example none");
    }

    @Test
    void takesItsPresenceBackBeforeTheDenialIsSent() {
        var state = withSessions(romeo(contact(JULIET, Subscription.BOTH)));

        var outcome = send(state, Presence.Type.UNSUBSCRIBED, JULIET);

        assertThat(lines(outcome))
                .containsExactly(
                        "save juliet@capulet.example to",
                        "send unavailable romeo@montague.example/phone > juliet@capulet.example",
                        "send unavailable romeo@montague.example/laptop > juliet@capulet.example",
                        "send unsubscribed romeo@montague.example > juliet@capulet.example",
                        "phone gets push juliet@capulet.example to",
                        "tablet gets push juliet@capulet.example to");
    }

    @Test
    void deniesAStrangerWithoutAnyTraceInTheRoster() {
        var state = withSessions(romeo(Contact.unknown(JULIET).withRequest(REQUEST)));

        var outcome = send(state, Presence.Type.UNSUBSCRIBED, JULIET);

        assertThat(lines(outcome))
                .containsExactly(
                        "save juliet@capulet.example none hidden",
                        "send unsubscribed romeo@montague.example > juliet@capulet.example");
        assertThat(outcome.state().contacts()).isEqualTo(state.contacts().with(Contact.unknown(JULIET), 1));
    }

    @Test
    void tellsNobodyOfADenialThatMeansNothing() {
        var state = withSessions(romeo());

        var outcome = send(state, Presence.Type.UNSUBSCRIBED, JULIET);

        assertThat(outcome).isEqualTo(Outcome.nothing(state));
    }

    @Test
    void givesUpWhatItSees() {
        var outcome = send(withSessions(romeo(contact(JULIET, Subscription.BOTH))), Presence.Type.UNSUBSCRIBE, JULIET);

        assertThat(lines(outcome))
                .containsExactly(
                        "save juliet@capulet.example from",
                        "send unsubscribe romeo@montague.example > juliet@capulet.example",
                        "phone gets push juliet@capulet.example from",
                        "tablet gets push juliet@capulet.example from");
    }

    @Test
    void subscribesNobodyToItself() {
        var outcome = send(withSessions(romeo()), Presence.Type.SUBSCRIBE, LAPTOP);

        assertThat(lines(outcome))
                .containsExactly(
                        "phone gets error not-allowed romeo@montague.example/laptop > romeo@montague.example/phone");
    }

    @Test
    void addsNobodyToAFullRoster() {
        var state = withSessions(romeo(
                contact(NURSE, Subscription.NONE),
                contact(Jid.of("a@capulet.example"), Subscription.NONE),
                contact(Jid.of("b@capulet.example"), Subscription.NONE)));

        var refused = send(state, Presence.Type.SUBSCRIBE, JULIET);
        var known = send(state, Presence.Type.SUBSCRIBE, NURSE);

        assertThat(lines(refused))
                .containsExactly(
                        "phone gets error resource-constraint juliet@capulet.example > romeo@montague.example/phone");
        assertThat(refused.state()).isEqualTo(state);
        assertThat(lines(known)).first().isEqualTo("save nurse@capulet.example none ask");
    }

    private static UserState withSessions(UserState state) {
        return state.with(Sessions.of(
                Verona.available(PHONE, 1).interested(),
                Verona.available(LAPTOP, 0),
                Session.connected("tablet").interested()));
    }

    private static Outcome send(UserState state, Presence.Type type, Jid to) {
        return OutboundPresence.handle(state, "phone", Presence.of(type, PHONE, to), NOW, LIMITS);
    }
}
