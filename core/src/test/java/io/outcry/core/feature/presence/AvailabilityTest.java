package io.outcry.core.feature.presence;

import static io.outcry.core.contact.Verona.JULIET;
import static io.outcry.core.contact.Verona.LAPTOP;
import static io.outcry.core.contact.Verona.LIMITS;
import static io.outcry.core.contact.Verona.NOW;
import static io.outcry.core.contact.Verona.NURSE;
import static io.outcry.core.contact.Verona.PHONE;
import static io.outcry.core.contact.Verona.ROMEO;
import static io.outcry.core.contact.Verona.available;
import static io.outcry.core.contact.Verona.contact;
import static io.outcry.core.contact.Verona.lines;
import static io.outcry.core.contact.Verona.presence;
import static io.outcry.core.contact.Verona.romeo;
import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.address.Jid;
import io.outcry.core.contact.Act;
import io.outcry.core.contact.Contact;
import io.outcry.core.contact.Outcome;
import io.outcry.core.contact.Subscription;
import io.outcry.core.contact.UserState;
import io.outcry.core.contact.Verona;
import io.outcry.core.routing.Session;
import io.outcry.core.routing.Sessions;
import io.outcry.core.routing.Sessions.Farewell;
import io.outcry.core.stanza.Payload;
import io.outcry.core.stanza.Presence;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AvailabilityTest {

    private static final Jid FRIAR = Jid.of("laurence@church.example/cell");

    @Test
    void tellsSubscribersAndItselfAndGetsWhatWasKept() {
        var state = romeo(contact(JULIET, Subscription.FROM), contact(NURSE, Subscription.NONE))
                .with(Session.connected("phone"));

        var outcome = send(state, "phone", presence(PHONE));

        assertThat(lines(outcome))
                .containsExactly(
                        "send available romeo@montague.example/phone > juliet@capulet.example",
                        "phone gets available romeo@montague.example/phone > romeo@montague.example/phone",
                        "phone gets what was kept");
        assertThat(outcome.state().sessions().all()).containsExactly(available(PHONE, 0));
    }

    @Test
    void asksHowThoseAreWhomItSees() {
        var state = romeo(contact(JULIET, Subscription.TO)).with(Session.connected("phone"));

        var outcome = send(state, "phone", presence(PHONE));

        assertThat(lines(outcome)).contains("send probe romeo@montague.example/phone > juliet@capulet.example");
    }

    @Test
    void asksNobodyWhomItDoesNotSee() {
        var state = romeo(
                        contact(JULIET, Subscription.FROM),
                        contact(NURSE, Subscription.NONE).withAsking(true))
                .with(Session.connected("phone"));

        var outcome = send(state, "phone", presence(PHONE));

        assertThat(lines(outcome)).noneMatch(line -> line.contains("probe"));
    }

    @Test
    void tellsTheOtherSessionsAndLearnsOfThem() {
        var state = romeo().with(
                        Sessions.of(available(LAPTOP, 0), Session.connected("phone"), Session.connected("tablet")));

        var outcome = send(state, "phone", presence(PHONE));

        assertThat(lines(outcome))
                .containsExactly(
                        "laptop gets available romeo@montague.example/phone > romeo@montague.example/laptop",
                        "phone gets available romeo@montague.example/phone > romeo@montague.example/phone",
                        "phone gets available romeo@montague.example/laptop > romeo@montague.example/phone");
    }

    @Test
    void givesEachNewcomerTheRequestsThatWait() {
        var asking = Contact.unknown(JULIET).withRequest(Presence.of(Presence.Type.SUBSCRIBE, JULIET, ROMEO));
        var state = romeo(asking).with(Session.connected("phone"));

        var first = send(state, "phone", presence(PHONE));
        var again = send(first.state(), "phone", presence(PHONE));

        assertThat(lines(first)).contains("phone gets subscribe juliet@capulet.example > romeo@montague.example");
        assertThat(lines(again)).noneMatch(line -> line.contains("subscribe"));
    }

    @Test
    void tellsOfALaterChangeWithoutAskingAgain() {
        var state = romeo(contact(JULIET, Subscription.BOTH)).with(available(PHONE, 0));
        var away = presence(PHONE).with(Payload.of(Verona.child("show", "away")));

        var outcome = send(state, "phone", away);

        assertThat(lines(outcome))
                .containsExactly(
                        "send available romeo@montague.example/phone > juliet@capulet.example",
                        "phone gets available romeo@montague.example/phone > romeo@montague.example/phone");
        assertThat(Verona.stanzas(outcome))
                .allSatisfy(stanza -> assertThat(stanza.payload()).isEqualTo(away.payload()));
        assertThat(outcome.state().sessions().find("phone").orElseThrow().presence())
                .contains(away);
    }

    @Test
    void keepsTheNameOfTheSessionWhateverTheClientWrote() {
        var outcome = send(romeo().with(Session.connected("phone")), "phone", presence(JULIET));

        assertThat(lines(outcome)).first().asString().startsWith("phone gets available romeo@montague.example/phone >");
    }

    @Test
    void givesWhatWasKeptOnlyToWhoTakesMessages() {
        var state = romeo().with(Session.connected("phone"));

        var shy = send(state, "phone", withPriority("-1"));
        var open = send(shy.state(), "phone", withPriority("0"));
        var still = send(open.state(), "phone", withPriority("5"));

        assertThat(lines(shy)).doesNotContain("phone gets what was kept");
        assertThat(lines(open)).contains("phone gets what was kept");
        assertThat(lines(still)).doesNotContain("phone gets what was kept");
    }

    @Test
    void givesWhatWasKeptToTheFirstThatTakesMessages() {
        var state = romeo().with(Sessions.of(available(LAPTOP, 0), Session.connected("phone")));

        assertThat(lines(send(state, "phone", presence(PHONE)))).doesNotContain("phone gets what was kept");
    }

    @Test
    void tellsEverybodyWhoKnewThatItGoes() {
        var state = romeo(contact(JULIET, Subscription.BOTH))
                .with(Sessions.of(available(PHONE, 0).directedTo(FRIAR), available(LAPTOP, 0)));
        var unavailable =
                Verona.plain(Presence.Type.UNAVAILABLE, PHONE).with(Payload.of(Verona.child("status", "Adieu")));

        var outcome = send(state, "phone", unavailable);

        assertThat(lines(outcome))
                .containsExactly(
                        "send unavailable romeo@montague.example/phone > juliet@capulet.example",
                        "send unavailable romeo@montague.example/phone > laurence@church.example/cell",
                        "laptop gets unavailable romeo@montague.example/phone > romeo@montague.example/laptop",
                        "phone gets unavailable romeo@montague.example/phone > romeo@montague.example/phone");
        assertThat(Verona.stanzas(outcome))
                .allSatisfy(stanza -> assertThat(stanza.payload()).isEqualTo(unavailable.payload()));
        assertThat(outcome.state().sessions().all()).containsExactly(Session.connected("phone"), available(LAPTOP, 0));
        assertThat(outcome.state().sessions().farewell()).isEmpty();
    }

    @Test
    void tellsNobodyTwiceThatItGoes() {
        var state = romeo(contact(JULIET, Subscription.BOTH))
                .with(available(PHONE, 0).directedTo(JULIET));

        var outcome = OutboundPresence.sessionEnded(state, "phone", NOW);

        assertThat(lines(outcome))
                .containsExactly(
                        "send unavailable romeo@montague.example/phone > juliet@capulet.example",
                        "remember unavailable romeo@montague.example/phone > -");
    }

    @Test
    void speaksForASessionThatIsLost() {
        var state = romeo(contact(JULIET, Subscription.FROM))
                .with(Sessions.of(available(PHONE, 0).directedTo(FRIAR), available(LAPTOP, 0)));

        var outcome = OutboundPresence.sessionEnded(state, "phone", NOW);

        assertThat(lines(outcome))
                .containsExactly(
                        "send unavailable romeo@montague.example/phone > juliet@capulet.example",
                        "send unavailable romeo@montague.example/phone > laurence@church.example/cell",
                        "laptop gets unavailable romeo@montague.example/phone > romeo@montague.example/laptop");
        assertThat(outcome.state().sessions().all()).containsExactly(available(LAPTOP, 0));
    }

    @Test
    void remembersWhenTheLastSessionWent() {
        var state = romeo().with(available(PHONE, 0));

        var outcome = OutboundPresence.sessionEnded(state, "phone", NOW);

        var farewell = new Farewell(Verona.plain(Presence.Type.UNAVAILABLE, PHONE), NOW);
        assertThat(outcome.state().sessions().farewell()).contains(farewell);
        assertThat(outcome.acts()).containsExactly(new Act.Remember(farewell));
    }

    @Test
    void saysNothingForASessionThatNeverWasAvailable() {
        var farewell = new Farewell(Verona.plain(Presence.Type.UNAVAILABLE, LAPTOP), Instant.EPOCH);
        var sessions = new Sessions(List.of(Session.connected("phone")), Optional.of(farewell));
        var state = romeo(contact(JULIET, Subscription.FROM)).with(sessions);

        var outcome = OutboundPresence.sessionEnded(state, "phone", NOW);

        assertThat(outcome.acts()).isEmpty();
        assertThat(outcome.state().sessions()).isEqualTo(sessions.without("phone"));
        assertThat(outcome.state().sessions().farewell()).contains(farewell);
    }

    @Test
    void tellsThoseOfADirectedPresenceEvenWhereItNeverWasAvailable() {
        var state = romeo(contact(JULIET, Subscription.FROM))
                .with(Session.connected("phone").directedTo(FRIAR));

        var outcome = send(state, "phone", Verona.plain(Presence.Type.UNAVAILABLE, PHONE));

        assertThat(lines(outcome))
                .containsExactly("send unavailable romeo@montague.example/phone > laurence@church.example/cell");
        assertThat(outcome.state().sessions().all()).containsExactly(Session.connected("phone"));
    }

    @Test
    void takesTheEndOfAnUnknownSessionForNothing() {
        var state = romeo();

        assertThat(OutboundPresence.sessionEnded(state, "phone", NOW)).isEqualTo(Outcome.nothing(state));
    }

    private static Presence withPriority(String priority) {
        return presence(PHONE).with(Payload.of(Verona.child("priority", priority)));
    }

    private static Outcome send(UserState state, String resource, Presence presence) {
        return OutboundPresence.handle(state, resource, presence, NOW, LIMITS);
    }
}
