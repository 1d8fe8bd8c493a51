package io.outcry.core.feature.muc;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.address.Jid;
import io.outcry.core.room.RoomAct;
import io.outcry.core.room.RoomState;
import io.outcry.core.room.StoredAddresses;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.Message;
import io.outcry.core.stanza.Presence;
import io.outcry.core.stanza.Stanza;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stanza.StanzaError.Condition;
import org.junit.jupiter.api.Test;

/** RFC 7622 §3: addresses that are longer than what rooms are kept with. */
class LongAddressesTest {

    private static final Jid STRANGER = new Jid("s".repeat(512), "verona.example", "");
    private static final Jid SESSION = new Jid("s", "verona.example", "r".repeat(500));

    private final Play play = Play.open();

    private String refused(Stanza stanza) {
        return play.does(stanza).errorTo(stanza.from().orElseThrow());
    }

    @Test
    void nobodyComesInWithOne() {
        assertThat(refused(Play.enter(SESSION, "S"))).isEqualTo("not-acceptable");
        assertThat(refused(Iq.of(Iq.Type.GET, SESSION, Play.ROOM, "x", Element.empty("vCard", "vcard-temp"))))
                .isEqualTo("not-acceptable");
        assertThat(play.does(Iq.of(Iq.Type.RESULT, SESSION, Play.ROOM, "x")).sent())
                .isEmpty();
        var error = Presence.of(Presence.Type.AVAILABLE, Play.ROOM, SESSION).bounce(StanzaError.of(Condition.GONE));
        assertThat(play.does(error).sent()).isEmpty();
    }

    @Test
    void nobodyBelongsWithOne() {
        assertThat(refused(Play.admin(Play.JULIET, Iq.Type.SET, Play.affiliation(STRANGER, "member"))))
                .isEqualTo("not-acceptable");

        play.does(Play.configure(Play.JULIET, "muc#roomconfig_membersonly", "1"));
        var invite = Element.named("invite", MucNames.USER)
                .attribute("to", STRANGER.toString())
                .build();
        var user = Element.named("x", MucNames.USER).child(invite).build();
        assertThat(refused(Message.of(Message.Type.NORMAL, Play.JULIET, Play.ROOM, user)))
                .isEqualTo("not-acceptable");
        assertThat(play.state().belongings().all()).containsOnlyKeys(Play.JULIET.bare());
    }

    @Test
    void noRoomIsMadeWithOne() {
        var room = new Jid("r".repeat(240), "rooms.verona.example", "");
        var enters = Presence.of(Presence.Type.AVAILABLE, Play.JULIET, room.withResource("Juliet"));

        var outcome = play.decide(RoomState.absent(room), enters);

        assertThat(outcome.state().stage()).isEqualTo(RoomState.Stage.ABSENT);
        assertThat(outcome.acts()).containsExactly(new RoomAct.Refuse(enters, StoredAddresses.ROOM_TOO_LONG));
    }
}
