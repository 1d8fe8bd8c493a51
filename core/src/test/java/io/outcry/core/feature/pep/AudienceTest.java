package io.outcry.core.feature.pep;

import static io.outcry.core.contact.Verona.BALCONY;
import static io.outcry.core.contact.Verona.JULIET;
import static io.outcry.core.contact.Verona.LAPTOP;
import static io.outcry.core.contact.Verona.NURSE;
import static io.outcry.core.contact.Verona.PHONE;
import static io.outcry.core.feature.pep.PepPlay.NICK;
import static io.outcry.core.feature.pep.PepPlay.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.address.Jid;
import io.outcry.core.contact.BlockChange;
import io.outcry.core.contact.Verona;
import io.outcry.core.routing.Session;
import io.outcry.core.stanza.Presence;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who hears of what is published. */
class AudienceTest {

    private static final Jid KITCHEN = NURSE.withResource("kitchen");
    private static final Jid BENVOLIO = Jid.of("benvolio@montague.example/street");
    private static final Jid TYBALT = Jid.of("tybalt@capulet.example");

    private final PepPlay play = new PepPlay();

    @BeforeEach
    void everybodyIsInterested() {
        play.interested(PHONE, NICK, "urn:a").interested(BALCONY, NICK, "urn:a").interested(KITCHEN, NICK, "urn:a");
    }

    @Test
    void areOwnClientsAndContactsThatWantToHear() {
        play.interested(LAPTOP, "urn:other").interested(JULIET.withResource("garden"));

        assertThat(told(play.publish(NICK, "1", "Romeo")))
                .containsExactly(
                        "romeo@montague.example/phone",
                        "juliet@capulet.example/balcony",
                        "nurse@capulet.example/kitchen");
    }

    @Test
    void areNotThoseWhoDoNotSeeThePresence() {
        play.interested(BENVOLIO, NICK).interested(TYBALT.withResource("sword"), NICK);

        assertThat(told(play.publishWith(NICK, "Romeo", "access_model=open")))
                .noneMatch(receiver -> receiver.startsWith("benvolio") || receiver.startsWith("tybalt"));
    }

    @Test
    void areNotOwnClientsThatAreUnavailable() {
        play.state = play.state.with(Session.connected("phone"));

        assertThat(told(play.publish(NICK, "1", "Romeo"))).doesNotContain("romeo@montague.example/phone");
    }

    @Test
    void areNotTheBlocked() {
        play.state = play.state.with(BlockChange.blocking(Set.of(JULIET)));

        assertThat(told(play.publish(NICK, "1", "Romeo")))
                .containsExactly("romeo@montague.example/phone", "nurse@capulet.example/kitchen");
    }

    @Test
    void areTheOwnersAloneWhereNobodyIsOnTheList() {
        assertThat(told(play.publishWith(NICK, "Romeo", "access_model=whitelist")))
                .containsExactly("romeo@montague.example/phone");
    }

    @Test
    void areInAGroupThatTheNodeNames() {
        assertThat(told(play.publishWith(NICK, "Romeo", "access_model=roster", "roster_groups_allowed=Friends|Foes")))
                .containsExactly("romeo@montague.example/phone", "juliet@capulet.example/balcony");
    }

    @Test
    void areNobodyWhereTheNodeIsSilent() {
        assertThat(told(play.publishWith(NICK, "Romeo", "deliver_notifications=0")))
                .isEmpty();
    }

    @Test
    void areThoseWhoSubscribed() {
        play.publishWith("urn:a", "x", "access_model=open");
        play.set(TYBALT.withResource("sword"), "<subscribe node='urn:a' jid='tybalt@capulet.example'/>");

        assertThat(told(play.publish("urn:a", "2", "y"))).endsWith("tybalt@capulet.example");
    }

    @Test
    void areToldOnceWhateverTheyHaveSubscribed() {
        play.publish("urn:a", "1", "x");
        play.set(BALCONY, "<subscribe node='urn:a' jid='juliet@capulet.example'/>");
        play.set(BALCONY, "<subscribe node='urn:a' jid='juliet@capulet.example/balcony'/>");

        assertThat(told(play.publish("urn:a", "2", "y")))
                .containsExactly(
                        "romeo@montague.example/phone",
                        "juliet@capulet.example/balcony",
                        "nurse@capulet.example/kitchen");
    }

    @Test
    void areNotSubscribersThatLostTheirAccess() {
        play.publishWith("urn:a", "x", "access_model=open");
        play.set(TYBALT, "<subscribe node='urn:a' jid='tybalt@capulet.example'/>");
        play.configure("urn:a", "access_model=presence");

        assertThat(told(play.publish("urn:a", "2", "y"))).doesNotContain("tybalt@capulet.example");
    }

    @Test
    void forgetsWhoLeft() {
        var listening = play.pep.listening(_ -> java.util.Optional.empty());

        var outcome = listening.heard(play.state, Presence.of(Presence.Type.UNAVAILABLE, BALCONY, Verona.ROMEO));

        play.state = outcome.state();
        assertThat(told(play.publish(NICK, "1", "Romeo"))).doesNotContain("juliet@capulet.example/balcony");
    }
}
