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
import io.outcry.core.stanza.Presence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InboundSubscriptionTest {

    private static final Presence REQUEST = Presence.of(Presence.Type.SUBSCRIBE, JULIET, ROMEO);

    @Test
    void givesARequestToWhoCanAnswerAndKeepsIt() {
        var state = withSessions(romeo());

        var outcome = receive(state, Presence.Type.SUBSCRIBE, BALCONY);

        assertThat(lines(outcome))
                .containsExactly(
                        "save juliet@capulet.example none request hidden",
                        "phone gets subscribe juliet@capulet.example > romeo@montague.example",
                        "laptop gets subscribe juliet@capulet.example > romeo@montague.example");
        assertThat(outcome.state().contacts().get(JULIET).request()).contains(REQUEST);
        assertThat(outcome.state().contacts().version())
                .isEqualTo(state.contacts().version());
    }

    @Test
    void givesARepeatedRequestToNobody() {
        var state = withSessions(romeo(Contact.unknown(JULIET).withRequest(REQUEST)));

        assertThat(receive(state, Presence.Type.SUBSCRIBE, JULIET)).isEqualTo(Outcome.nothing(state));
    }

    @Test
    void answersARequestThatWasApprovedInAdvance() {
        var state = withSessions(romeo(contact(JULIET, Subscription.NONE).withApproved(true)));

        var outcome = receive(state, Presence.Type.SUBSCRIBE, JULIET);

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
    void answersWhoIsSubscribedAlreadyAndShowsItsPresence() {
        var state = withSessions(romeo(contact(JULIET, Subscription.BOTH)));

        var outcome = receive(state, Presence.Type.SUBSCRIBE, JULIET);

        assertThat(lines(outcome))
                .containsExactly(
                        "send subscribed romeo@montague.example > juliet@capulet.example",
                        "send available romeo@montague.example/phone > juliet@capulet.example",
                        "send available romeo@montague.example/laptop > juliet@capulet.example");
        assertThat(outcome.state()).isEqualTo(state);
    }

    @Test
    void keepsNoMoreRequestsThanTheLimit() {
        var state = withSessions(romeo(
                Contact.unknown(NURSE).withRequest(REQUEST),
                Contact.unknown(Jid.of("a@capulet.example")).withRequest(REQUEST)));

        var outcome = receive(state, Presence.Type.SUBSCRIBE, BALCONY);

        assertThat(lines(outcome))
                .containsExactly("send error resource-constraint romeo@montague.example > juliet@capulet.example");
        assertThat(outcome.state()).isEqualTo(state);
    }

    @Test
    void tellsInterestedSessionsOfAnApproval() {
        var outcome = receive(
                withSessions(romeo(contact(JULIET, Subscription.FROM).withAsking(true))),
                Presence.Type.SUBSCRIBED,
                BALCONY);

        assertThat(lines(outcome))
                .containsExactly(
                        "save juliet@capulet.example both",
                        "phone gets subscribed juliet@capulet.example > romeo@montague.example",
                        "tablet gets subscribed juliet@capulet.example > romeo@montague.example",
                        "phone gets push juliet@capulet.example both",
                        "tablet gets push juliet@capulet.example both");
    }

    @Test
    void ignoresAnApprovalThatNobodyAskedFor() {
        var stranger = withSessions(romeo());
        var known = withSessions(romeo(contact(JULIET, Subscription.FROM)));

        assertThat(receive(stranger, Presence.Type.SUBSCRIBED, JULIET)).isEqualTo(Outcome.nothing(stranger));
        assertThat(receive(known, Presence.Type.SUBSCRIBED, JULIET)).isEqualTo(Outcome.nothing(known));
    }

    @Test
    void tellsInterestedSessionsOfADenial() {
        var outcome =
                receive(withSessions(romeo(contact(JULIET, Subscription.BOTH))), Presence.Type.UNSUBSCRIBED, JULIET);

        assertThat(lines(outcome))
                .containsExactly(
                        "save juliet@capulet.example from",
                        "phone gets unsubscribed juliet@capulet.example > romeo@montague.example",
                        "tablet gets unsubscribed juliet@capulet.example > romeo@montague.example",
                        "phone gets push juliet@capulet.example from",
                        "tablet gets push juliet@capulet.example from");
    }

    @Test
    void takesItsPresenceBackFromWhoGivesUp() {
        var outcome =
                receive(withSessions(romeo(contact(JULIET, Subscription.FROM))), Presence.Type.UNSUBSCRIBE, JULIET);

        assertThat(lines(outcome))
                .containsExactly(
                        "save juliet@capulet.example none",
                        "phone gets unsubscribe juliet@capulet.example > romeo@montague.example",
                        "tablet gets unsubscribe juliet@capulet.example > romeo@montague.example",
                        "phone gets push juliet@capulet.example none",
                        "tablet gets push juliet@capulet.example none",
                        "send unavailable romeo@montague.example/phone > juliet@capulet.example",
                        "send unavailable romeo@montague.example/laptop > juliet@capulet.example");
    }

    @Test
    void forgetsTheRequestOfAStrangerThatGivesUp() {
        var state = withSessions(romeo(Contact.unknown(JULIET).withRequest(REQUEST)));

        var outcome = receive(state, Presence.Type.UNSUBSCRIBE, JULIET);

        assertThat(lines(outcome))
                .containsExactly(
                        "save juliet@capulet.example none hidden",
                        "phone gets unsubscribe juliet@capulet.example > romeo@montague.example",
                        "tablet gets unsubscribe juliet@capulet.example > romeo@montague.example");
        assertThat(outcome.state().contacts().all()).isEmpty();
    }

    @Test
    void takesNothingFromItself() {
        var state = withSessions(romeo());

        assertThat(receive(state, Presence.Type.SUBSCRIBE, LAPTOP)).isEqualTo(Outcome.nothing(state));
    }

    @Test
    void handlesARequestToASessionAsOneToTheAccount() {
        var outcome = InboundPresence.handle(
                withSessions(romeo()), Presence.of(Presence.Type.SUBSCRIBE, JULIET, PHONE), NOW, LIMITS);

        assertThat(outcome.state().contacts().get(JULIET).request()).contains(REQUEST);
    }

    /** RFC 6121 §8.5.3.2.2. */
    @ParameterizedTest
    @EnumSource(names = {"SUBSCRIBED", "UNSUBSCRIBE", "UNSUBSCRIBED"})
    void ignoresWhatIsSaidToASessionThatIsGone(Presence.Type type) {
        var state = withSessions(romeo(contact(JULIET, Subscription.BOTH).withAsking(true)));
        var toGone = Presence.of(type, JULIET, ROMEO.withResource("gone"));

        assertThat(InboundPresence.handle(state, toGone, NOW, LIMITS)).isEqualTo(Outcome.nothing(state));
    }

    private static UserState withSessions(UserState state) {
        return state.with(Sessions.of(
                Verona.available(PHONE, 1).interested(),
                Verona.available(LAPTOP, 0),
                Session.connected("tablet").interested()));
    }

    private static Outcome receive(UserState state, Presence.Type type, Jid from) {
        return InboundPresence.handle(state, Presence.of(type, from, ROMEO), NOW, LIMITS);
    }
}
