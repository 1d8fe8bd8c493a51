package io.outcry.core.feature.muc;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.room.Affiliation;
import io.outcry.core.room.Role;
import io.outcry.core.room.RoomState.Stage;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.Presence;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who may do what to whom (XEP-0045 §8–10). */
class AuthorityTest {

    private final Play play = Play.open();

    private void romeoAndMercutioAreInside() {
        play.does(Play.enter(Play.ROMEO, "Romeo"));
        play.does(Play.enter(Play.MERCUTIO, "Mercutio"));
    }

    /** §8.2. */
    @Test
    void aModeratorSendsAnOccupantOut() {
        romeoAndMercutioAreInside();

        play.does(Play.admin(Play.JULIET, Iq.Type.SET, Play.role("Romeo", "none")));

        var gone = play.to(Play.ROMEO, Presence.class).getFirst();
        assertThat(gone.type()).isEqualTo(Presence.Type.UNAVAILABLE);
        assertThat(Play.codes(gone)).containsExactlyInAnyOrder("307", "110");
        assertThat(Play.codes(play.to(Play.MERCUTIO).getFirst())).containsExactly("307");
        assertThat(play.state().occupants().find("Romeo")).isEmpty();
    }

    /** §8.2: nobody else may. */
    @Test
    void whoIsNoModeratorChangesNoRole() {
        romeoAndMercutioAreInside();

        assertThat(play.does(Play.admin(Play.ROMEO, Iq.Type.SET, Play.role("Mercutio", "none")))
                        .errorTo(Play.ROMEO))
                .isEqualTo("forbidden");
    }

    /** §8.3, §8.4. */
    @Test
    void voiceIsTakenAndGivenBack() {
        romeoAndMercutioAreInside();
        play.does(Play.admin(Play.JULIET, Iq.Type.SET, Play.role("Romeo", "visitor")));
        assertThat(play.does(Play.say(Play.ROMEO, "Hist!")).errorTo(Play.ROMEO)).isEqualTo("forbidden");

        play.does(Play.admin(Play.JULIET, Iq.Type.SET, Play.role("Romeo", "participant")));

        assertThat(play.does(Play.say(Play.ROMEO, "Hist!")).to(Play.MERCUTIO)).hasSize(1);
    }

    /** §9.1: whoever is banned leaves, and does not come back. */
    @Test
    void whoeverIsBannedIsOut() {
        romeoAndMercutioAreInside();

        play.does(Play.admin(Play.JULIET, Iq.Type.SET, Play.affiliation(Play.ROMEO, "outcast")));

        assertThat(Play.codes(play.to(Play.ROMEO).getFirst())).containsExactlyInAnyOrder("301", "110");
        assertThat(play.state().affiliationOf(Play.ROMEO)).isEqualTo(Affiliation.OUTCAST);
    }

    /** §9.3, §10.3: roles follow affiliations. */
    @Test
    void anAdminIsAModeratorAndAMemberHasVoice() {
        romeoAndMercutioAreInside();

        play.does(Play.admin(Play.JULIET, Iq.Type.SET, Play.affiliation(Play.ROMEO, "admin")));
        assertThat(play.state().occupants().find("Romeo").orElseThrow().role()).isEqualTo(Role.MODERATOR);

        play.does(Play.admin(Play.JULIET, Iq.Type.SET, Play.affiliation(Play.ROMEO, "member")));
        assertThat(play.state().occupants().find("Romeo").orElseThrow().role()).isEqualTo(Role.PARTICIPANT);
    }

    /** §10.4: a room has an owner. */
    @Test
    void theLastOwnerStays() {
        assertThat(play.does(Play.admin(Play.JULIET, Iq.Type.SET, Play.affiliation(Play.JULIET, "admin")))
                        .errorTo(Play.JULIET))
                .isEqualTo("conflict");
    }

    /** §9, §10: admins make no owners. */
    @Test
    void anAdminMakesNoOwner() {
        romeoAndMercutioAreInside();
        play.does(Play.admin(Play.JULIET, Iq.Type.SET, Play.affiliation(Play.ROMEO, "admin")));

        assertThat(play.does(Play.admin(Play.ROMEO, Iq.Type.SET, Play.affiliation(Play.MERCUTIO, "owner")))
                        .errorTo(Play.ROMEO))
                .isEqualTo("not-allowed");
        assertThat(play.does(Play.admin(Play.ROMEO, Iq.Type.SET, Play.affiliation(Play.JULIET, "none")))
                        .errorTo(Play.ROMEO))
                .isEqualTo("not-allowed");
    }

    /** One request changes all that it names, or nothing. */
    @Test
    void changesAllOrNothing() {
        romeoAndMercutioAreInside();

        play.does(Play.admin(
                Play.JULIET,
                Iq.Type.SET,
                Play.affiliation(Play.ROMEO, "member"),
                Play.affiliation(Play.JULIET, "none")));

        assertThat(play.errorTo(Play.JULIET)).isEqualTo("conflict");
        assertThat(play.state().affiliationOf(Play.ROMEO)).isEqualTo(Affiliation.NONE);
    }

    /** §10.2.1: who is no member leaves a room that is for members by now. */
    @Test
    void aRoomForMembersSendsOthersAway() {
        romeoAndMercutioAreInside();
        play.does(Play.admin(Play.JULIET, Iq.Type.SET, Play.affiliation(Play.ROMEO, "member")));

        play.does(Play.configure(Play.JULIET, "muc#roomconfig_membersonly", "1"));

        assertThat(play.to(Play.MERCUTIO, Presence.class))
                .anyMatch(gone -> Play.codes(gone).containsAll(List.of("322", "110")));
        assertThat(play.state().occupants().byNick()).containsOnlyKeys("Juliet", "Romeo");
    }

    /** §10.2: only owners see and change how a room is set up. */
    @Test
    void onlyOwnersSetARoomUp() {
        romeoAndMercutioAreInside();

        assertThat(play.does(Play.configure(Play.ROMEO)).errorTo(Play.ROMEO)).isEqualTo("forbidden");
        assertThat(play.does(Play.configure(Play.JULIET, "muc#roomconfig_maxusers", "many"))
                        .errorTo(Play.JULIET))
                .isEqualTo("not-acceptable");
    }

    /** §10.9. */
    @Test
    void aDestroyedRoomIsGoneForEverybody() {
        romeoAndMercutioAreInside();

        play.does(Play.destroy(Play.JULIET));

        assertThat(play.state().stage()).isEqualTo(Stage.ABSENT);
        assertThat(play.to(Play.ROMEO, Presence.class))
                .allMatch(gone -> gone.type() == Presence.Type.UNAVAILABLE)
                .hasSize(1);
    }

    /** §10.1: a room that is not to stay goes with the last one. */
    @Test
    void aTemporaryRoomGoesWithTheLastOne() {
        play.does(Play.presence(Play.JULIET, "Juliet", Presence.Type.UNAVAILABLE));
        assertThat(play.state().stage()).isEqualTo(Stage.ABSENT);
    }
}
