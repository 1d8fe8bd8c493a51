package io.outcry.core.feature.muc;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.address.Jid;
import io.outcry.core.room.Affiliation;
import io.outcry.core.room.RoomAct;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.Message;
import io.outcry.core.stanza.Namespaces;
import io.outcry.core.stanza.Presence;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stanza.StanzaError.Condition;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TalkingTest {

    private final Play play = Play.open();

    @BeforeEach
    void romeoIsInside() {
        play.does(Play.enter(Play.ROMEO, "Romeo"));
    }

    private static Optional<String> name(Message message) {
        return message.payload().find("stanza-id", Namespaces.STANZA_ID).flatMap(named -> named.attribute("id"));
    }

    /** §7.4: everybody hears it, its speaker too, under the name that it has on record. */
    @Test
    void everybodyHearsWhatIsOnRecord() {
        play.does(Play.say(Play.ROMEO, "Hist!"));

        var heard = play.to(Play.JULIET, Message.class).getFirst();
        assertThat(heard.from()).contains(Play.ROOM.withResource("Romeo"));
        assertThat(play.to(Play.ROMEO, Message.class)).hasSize(1);
        var recorded = play.acts.stream()
                .filter(RoomAct.PutOnRecord.class::isInstance)
                .map(act -> ((RoomAct.PutOnRecord) act).id())
                .toList();
        assertThat(recorded).containsExactly(name(heard).orElseThrow());
    }

    /** §7.4: who is not inside says nothing. */
    @Test
    void whoIsNotInsideSaysNothing() {
        assertThat(play.does(Play.say(Play.TYBALT, "Boy!")).errorTo(Play.TYBALT))
                .isEqualTo("not-acceptable");
        assertThat(new Play().does(Play.say(Play.TYBALT, "Boy!")).errorTo(Play.TYBALT))
                .isEqualTo("item-not-found");
    }

    /** XEP-0359 §4, XEP-0421 §3.1: what only the room may say is taken out. */
    @Test
    void takesOutWhatOnlyTheRoomMaySay() {
        var forged = Element.named("stanza-id", Namespaces.STANZA_ID)
                .attribute("id", "forged")
                .attribute("by", Play.ROOM.toString())
                .build();
        var somebody = Element.named("occupant-id", MucNames.OCCUPANT_ID)
                .attribute("id", "forged")
                .build();
        var said = Play.say(Play.ROMEO, "Hist!");

        play.does(said.with(said.payload().with(forged).with(somebody)));

        var heard = play.to(Play.JULIET, Message.class).getFirst().payload().elements();
        assertThat(heard).noneMatch(child -> child.attributeOr("id", "").equals("forged"));
        assertThat(heard.stream().filter(child -> child.is("occupant-id", MucNames.OCCUPANT_ID)))
                .hasSize(1);
    }

    /** XEP-0421 §3: one name for a person in a room, whatever the nickname; another one in another room. */
    @Test
    void namesAPersonTheSameUnderEveryNickname() {
        var before = play.does(Play.say(Play.ROMEO, "Hist!")).to(Play.JULIET).getFirst();
        play.does(Play.presence(Play.ROMEO, "Montague", Presence.Type.AVAILABLE));
        assertThat(Play.codes(play.to(Play.JULIET).getFirst())).containsExactly("303");
        var after = play.does(Play.say(Play.ROMEO, "Hist!")).to(Play.JULIET).getFirst();

        assertThat(after.payload().find("occupant-id", MucNames.OCCUPANT_ID))
                .isEqualTo(before.payload().find("occupant-id", MucNames.OCCUPANT_ID));
        assertThat(Play.IDS.of(Jid.of("other@rooms.verona.example"), Play.ROMEO))
                .isNotEqualTo(Play.IDS.of(Play.ROOM, Play.ROMEO));
    }

    /** XEP-0500: a participant waits, a moderator does not. */
    @Test
    void slowModeLetsParticipantsWait() {
        play.does(Play.configure(Play.JULIET, "muc#roomconfig_slow_mode_duration", "10"));
        play.does(Play.say(Play.ROMEO, "one"));
        play.after(Duration.ofSeconds(9));
        assertThat(play.does(Play.say(Play.ROMEO, "two")).errorTo(Play.ROMEO)).isEqualTo("policy-violation");

        play.after(Duration.ofSeconds(1));

        assertThat(play.does(Play.say(Play.ROMEO, "two")).to(Play.JULIET)).hasSize(1);
        play.does(Play.say(Play.JULIET, "one"));
        assertThat(play.does(Play.say(Play.JULIET, "two")).to(Play.ROMEO)).hasSize(1);
    }

    /** §8.1. */
    @Test
    void onlyModeratorsChangeTheSubjectUnlessTheRoomSaysSo() {
        assertThat(play.does(Play.subject(Play.ROMEO, "Love")).errorTo(Play.ROMEO))
                .isEqualTo("forbidden");
        play.does(Play.configure(Play.JULIET, "muc#roomconfig_changesubject", "1"));

        assertThat(play.does(Play.subject(Play.ROMEO, "Love")).to(Play.JULIET)).hasSize(1);
        assertThat(play.state().subject().orElseThrow().text()).isEqualTo("Love");
    }

    /** §7.5. */
    @Test
    void aPrivateMessageReachesOneOccupant() {
        play.does(Play.enter(Play.MERCUTIO, "Mercutio"));
        var text = Element.named("body", Namespaces.CLIENT).text("Psst").build();
        var whisper = Message.of(Message.Type.CHAT, Play.ROMEO, Play.ROOM.withResource("Juliet"), text);

        play.does(whisper);
        assertThat(play.sent()).hasSize(1);
        assertThat(play.to(Play.JULIET).getFirst().from()).contains(Play.ROOM.withResource("Romeo"));

        play.does(Play.configure(Play.JULIET, "muc#roomconfig_allowpm", "moderators"));
        assertThat(play.does(whisper).errorTo(Play.ROMEO)).isEqualTo("forbidden");
    }

    /** §7.8.2, §9.3: whom a room for members invites is one. */
    @Test
    void anInvitationMakesAMemberWhereOnlyMembersEnter() {
        play.does(Play.configure(Play.JULIET, "muc#roomconfig_membersonly", "1"));
        var invite = Element.named("invite", MucNames.USER)
                .attribute("to", Play.TYBALT.bare().toString())
                .build();
        var user = Element.named("x", MucNames.USER).child(invite).build();

        play.does(Message.of(Message.Type.NORMAL, Play.JULIET, Play.ROOM, user));

        assertThat(play.state().affiliationOf(Play.TYBALT)).isEqualTo(Affiliation.MEMBER);
        assertThat(play.to(Play.TYBALT.bare(), Message.class).getFirst().from()).contains(Play.ROOM);
    }

    /** §18.2: an error that means that nobody is there ends the occupant; another one does not. */
    @Test
    void whoIsNotThereAnyMoreIsOut() {
        var heard = play.does(Play.say(Play.JULIET, "Romeo?")).to(Play.ROMEO).getFirst();
        play.does(heard.bounce(StanzaError.of(Condition.POLICY_VIOLATION)));
        assertThat(play.state().occupants().find("Romeo")).isPresent();

        play.does(heard.bounce(StanzaError.of(Condition.SERVICE_UNAVAILABLE)));

        assertThat(play.state().occupants().find("Romeo")).isEmpty();
        assertThat(Play.codes(play.to(Play.JULIET).getFirst())).containsExactly("333");
    }

    /** XEP-0410 §3.3. */
    @Test
    void tellsWhetherSomebodyIsStillInside() {
        var ping = Element.empty("ping", MucNames.PING);
        play.does(Iq.of(Iq.Type.GET, Play.ROMEO, Play.ROOM.withResource("Romeo"), "ping", ping));
        assertThat(play.to(Play.ROMEO, Iq.class)).extracting(Iq::type).isEqualTo(List.of(Iq.Type.RESULT));

        play.does(Iq.of(Iq.Type.GET, Play.TYBALT, Play.ROOM.withResource("Tybalt"), "ping", ping));
        assertThat(play.errorTo(Play.TYBALT)).isEqualTo("not-acceptable");
    }
}
