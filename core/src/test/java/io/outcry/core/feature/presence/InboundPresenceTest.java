package io.outcry.core.feature.presence;

import static io.outcry.core.contact.Verona.BALCONY;
import static io.outcry.core.contact.Verona.JULIET;
import static io.outcry.core.contact.Verona.LAPTOP;
import static io.outcry.core.contact.Verona.LIMITS;
import static io.outcry.core.contact.Verona.NOW;
import static io.outcry.core.contact.Verona.PHONE;
import static io.outcry.core.contact.Verona.ROMEO;
import static io.outcry.core.contact.Verona.available;
import static io.outcry.core.contact.Verona.lines;
import static io.outcry.core.contact.Verona.romeo;
import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.contact.Outcome;
import io.outcry.core.contact.UserState;
import io.outcry.core.routing.Session;
import io.outcry.core.routing.Sessions;
import io.outcry.core.stanza.Presence;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stanza.StanzaError.Condition;
import org.junit.jupiter.api.Test;

class InboundPresenceTest {

    private static final UserState STATE = romeo().with(Sessions.of(
            available(PHONE, -5).directedTo(BALCONY), available(LAPTOP, 0), Session.connected("tablet")));

    @Test
    void givesPresenceToEveryAvailableSession() {
        var outcome = receive(Presence.of(Presence.Type.AVAILABLE, BALCONY, ROMEO));

        assertThat(lines(outcome))
                .containsExactly(
                        "phone gets available juliet@capulet.example/balcony > romeo@montague.example",
                        "laptop gets available juliet@capulet.example/balcony > romeo@montague.example");
        assertThat(outcome.state()).isEqualTo(STATE);
    }

    @Test
    void givesPresenceForOneSessionToThatOne() {
        var outcome = receive(Presence.of(Presence.Type.AVAILABLE, BALCONY, LAPTOP));

        assertThat(lines(outcome))
                .containsExactly(
                        "laptop gets available juliet@capulet.example/balcony > romeo@montague.example/laptop");
    }

    @Test
    void givesPresenceToNobodyWhereNobodyIs() {
        var alone = romeo();

        var outcome = InboundPresence.handle(alone, Presence.of(Presence.Type.AVAILABLE, BALCONY, ROMEO), NOW, LIMITS);

        assertThat(outcome).isEqualTo(Outcome.nothing(alone));
    }

    @Test
    void owesNoFarewellToWhoLeft() {
        var outcome = receive(Presence.of(Presence.Type.UNAVAILABLE, BALCONY, PHONE));

        assertThat(lines(outcome))
                .containsExactly(
                        "phone gets unavailable juliet@capulet.example/balcony > romeo@montague.example/phone");
        assertThat(outcome.state().sessions().find("phone").orElseThrow().directed())
                .isEmpty();
    }

    @Test
    void owesNoFarewellToWhoCouldNotBeReached() {
        var error = Presence.of(Presence.Type.AVAILABLE, PHONE, BALCONY)
                .bounce(StanzaError.of(Condition.REMOTE_SERVER_NOT_FOUND));

        var outcome = receive(error);

        assertThat(lines(outcome))
                .containsExactly(
                        "phone gets error remote-server-not-found juliet@capulet.example/balcony > romeo@montague.example/phone");
        assertThat(outcome.state().sessions().find("phone").orElseThrow().directed())
                .isEmpty();
    }

    @Test
    void stillOwesAFarewellToTheOthers() {
        var outcome = receive(Presence.of(Presence.Type.UNAVAILABLE, JULIET, ROMEO));

        assertThat(outcome.state()).isEqualTo(STATE);
    }

    private static Outcome receive(Presence presence) {
        return InboundPresence.handle(STATE, presence, NOW, LIMITS);
    }
}
