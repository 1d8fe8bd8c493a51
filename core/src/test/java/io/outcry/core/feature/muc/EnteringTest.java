package io.outcry.core.feature.muc;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.room.RoomAct;
import io.outcry.core.room.RoomState.Stage;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.Message;
import io.outcry.core.stanza.Namespaces;
import io.outcry.core.stanza.Presence;
import io.outcry.core.stanza.Stanza;
import java.util.List;
import org.junit.jupiter.api.Test;

class EnteringTest {

    /** §10.1.1, §10.1.2: who comes first makes the room, owns it, and has it alone until it is set up. */
    @Test
    void theFirstMakesTheRoomAndHasItAloneUntilItIsSetUp() {
        var play = new Play().does(Play.enter(Play.JULIET, "Juliet"));

        var self = play.to(Play.JULIET, Presence.class).getFirst();
        assertThat(Play.codes(self)).containsExactlyInAnyOrder("110", "170", "201");
        assertThat(Play.item(self, "affiliation")).contains("owner");
        assertThat(Play.item(self, "role")).contains("moderator");
        assertThat(play.does(Play.enter(Play.ROMEO, "Romeo")).errorTo(Play.ROMEO))
                .isEqualTo("item-not-found");
        play.does(Play.configure(Play.JULIET));
        assertThat(Play.codes(play.does(Play.enter(Play.ROMEO, "Romeo"))
                        .to(Play.ROMEO, Presence.class)
                        .getLast()))
                .containsExactlyInAnyOrder("110", "170");
    }

    /** §10.1: a client that does not speak the protocol has an open room at once. */
    @Test
    void whoDoesNotSpeakTheProtocolHasAnOpenRoomAtOnce() {
        var play = new Play().does(Play.presence(Play.JULIET, "Juliet", Presence.Type.AVAILABLE));

        assertThat(play.state().stage()).isEqualTo(Stage.OPEN);
    }

    /** §7.1: who is inside, itself, what was said, the subject. */
    @Test
    void showsEverythingInOrder() {
        var play = Play.open();
        play.does(Play.say(Play.JULIET, "Ay me!"));
        play.does(Play.subject(Play.JULIET, "Rates"));

        play.does(Play.enter(Play.ROMEO, "Romeo"));

        assertThat(play.to(Play.ROMEO))
                .extracting(EnteringTest::what)
                .containsExactly("presence Juliet", "presence Romeo", "message Juliet body", "message Juliet subject");
        assertThat(play.to(Play.ROMEO).get(2).payload().has("delay", Namespaces.DELAY))
                .isTrue();
        assertThat(play.to(Play.JULIET)).extracting(EnteringTest::what).containsExactly("presence Romeo");
    }

    private static String what(Stanza stanza) {
        var what = stanza.elementName() + " " + stanza.from().orElseThrow().resource();
        if (!(stanza instanceof Message message)) {
            return what;
        }
        return what + (message.payload().has("body", Namespaces.CLIENT) ? " body" : " subject");
    }

    /** §7.2.2: real addresses are for moderators where the room is anonymous. */
    @Test
    void showsRealAddressesToModeratorsAlone() {
        var play = Play.open();
        play.does(Play.enter(Play.ROMEO, "Romeo"));
        play.does(Play.enter(Play.MERCUTIO, "Mercutio"));

        assertThat(Play.item(play.to(Play.JULIET).getFirst(), "jid")).contains(Play.MERCUTIO.toString());
        assertThat(Play.item(play.to(Play.ROMEO).getFirst(), "jid")).isEmpty();
    }

    /** §7.2.3: and to everybody where it is not, who is told so. */
    @Test
    void showsRealAddressesToAllWhereTheRoomSaysSo() {
        var play = Play.open();
        play.does(Play.configure(Play.JULIET, "muc#roomconfig_whois", "anyone"));
        play.does(Play.enter(Play.ROMEO, "Romeo"));

        var self = play.to(Play.ROMEO, Presence.class).getLast();
        assertThat(Play.codes(self)).containsExactlyInAnyOrder("100", "110", "170");
        assertThat(Play.item(play.to(Play.ROMEO).getFirst(), "jid")).contains(Play.JULIET.toString());
    }

    /** §7.2.1: without a nickname there is no way in. */
    @Test
    void asksForANickname() {
        var bare = Presence.of(Presence.Type.AVAILABLE, Play.ROMEO, Play.ROOM);

        assertThat(Play.open().does(bare).errorTo(Play.ROMEO)).isEqualTo("jid-malformed");
    }

    /** §7.2.5–7.2.9. */
    @Test
    void refusesForEachReasonByItsName() {
        var play = Play.open();
        assertThat(play.does(Play.enter(Play.ROMEO, "Juliet")).errorTo(Play.ROMEO))
                .isEqualTo("conflict");

        play.does(Play.admin(Play.JULIET, Iq.Type.SET, Play.affiliation(Play.TYBALT, "outcast")));
        assertThat(play.does(Play.enter(Play.TYBALT, "Tybalt")).errorTo(Play.TYBALT))
                .isEqualTo("forbidden");

        play.does(Play.configure(Play.JULIET, "muc#roomconfig_maxusers", "1"));
        assertThat(play.does(Play.enter(Play.ROMEO, "Romeo")).errorTo(Play.ROMEO))
                .isEqualTo("service-unavailable");
        play.does(Play.configure(Play.JULIET, "muc#roomconfig_maxusers", "none"));

        play.does(Play.configure(
                Play.JULIET, "muc#roomconfig_passwordprotectedroom", "1", "muc#roomconfig_roomsecret", "cauldron"));
        assertThat(play.does(Play.enter(Play.ROMEO, "Romeo")).errorTo(Play.ROMEO))
                .isEqualTo("not-authorized");
        var password = Element.named("password", MucNames.MUC).text("cauldron").build();
        assertThat(play.does(Play.enter(Play.ROMEO, "Romeo", password)).to(Play.ROMEO))
                .noneMatch(Stanza::isError);

        play.does(Play.configure(Play.JULIET, "muc#roomconfig_membersonly", "1"));
        assertThat(play.does(Play.enter(Play.MERCUTIO, "Mercutio")).errorTo(Play.MERCUTIO))
                .isEqualTo("registration-required");
    }

    /** §7.2.14. */
    @Test
    void showsAsMuchOfWhatWasSaidAsIsWanted() {
        var play = Play.open();
        for (var i = 0; i < 30; i++) {
            play.does(Play.say(Play.JULIET, "word " + i));
        }

        assertThat(past(play, "maxstanzas", "2")).containsExactly("word 28", "word 29");
        assertThat(past(play, "maxstanzas", "0")).isEmpty();
        assertThat(past(play, "maxchars", "0")).isEmpty();
        assertThat(past(play, "since", "2030-01-01T00:00:00Z")).isEmpty();
        assertThat(past(play, "seconds", "600")).hasSize(20);
    }

    private static List<String> past(Play play, String attribute, String value) {
        var history = Element.named("history", MucNames.MUC)
                .attribute(attribute, value)
                .build();
        play.does(Play.enter(Play.ROMEO, "Romeo", history));
        var bodies = play.to(Play.ROMEO, Message.class).stream()
                .flatMap(message -> message.payload().find("body", Namespaces.CLIENT).stream())
                .map(Element::text)
                .toList();
        play.does(Play.presence(Play.ROMEO, "Romeo", Presence.Type.UNAVAILABLE));
        return bodies;
    }

    /** Several sessions under one nickname are one occupant, who leaves with the last of them. */
    @Test
    void letsOnePersonInTwiceUnderOneNickname() {
        var play = Play.open();
        play.does(Play.enter(Play.ROMEO, "Romeo"));

        play.does(Play.enter(Play.JULIET_PHONE, "Juliet"));
        assertThat(play.to(Play.ROMEO)).isEmpty();
        play.does(Play.presence(Play.JULIET, "Juliet", Presence.Type.UNAVAILABLE));
        assertThat(play.to(Play.ROMEO, Presence.class)).noneMatch(one -> one.type() == Presence.Type.UNAVAILABLE);
        play.does(Play.presence(Play.JULIET_PHONE, "Juliet", Presence.Type.UNAVAILABLE));
        assertThat(play.to(Play.ROMEO, Presence.class)).anyMatch(one -> one.type() == Presence.Type.UNAVAILABLE);
        assertThat(play.acts).anyMatch(RoomAct.PutOnRecord.class::isInstance);
    }

    /** §7.2.12, §10.2.1: whoever is inside knows whether it can be read later on. */
    @Test
    void saysWhetherTheRoomIsLogged() {
        var play = Play.open();

        play.does(Play.configure(Play.JULIET, "muc#roomconfig_enablelogging", "0"));
        assertThat(Play.codes(play.to(Play.JULIET, Message.class).getFirst())).contains("171");
        play.does(Play.enter(Play.ROMEO, "Romeo"));
        assertThat(Play.codes(play.to(Play.ROMEO, Presence.class).getLast())).doesNotContain("170");

        play.does(Play.configure(Play.JULIET, "muc#roomconfig_enablelogging", "1"));
        assertThat(Play.codes(play.to(Play.ROMEO, Message.class).getFirst())).contains("170");
    }

    /** §6.6: who is not inside learns nothing of who is. */
    @Test
    void strangersDiscoverNoOccupants() {
        var play = Play.open();
        var query = Element.empty("query", "http://jabber.org/protocol/disco#info");

        play.does(Iq.of(Iq.Type.GET, Play.ROMEO, Play.ROOM.withResource("Juliet"), "who", query));

        assertThat(play.errorTo(Play.ROMEO)).isEqualTo("bad-request");
    }

    /** §10.1.2: who submits an empty form takes the room as it is. */
    @Test
    void anEmptyFormMakesAnInstantRoom() {
        var play = new Play().does(Play.enter(Play.JULIET, "Juliet"));
        var form =
                Element.named("x", "jabber:x:data").attribute("type", "submit").build();
        var query = Element.named("query", MucNames.OWNER).child(form).build();

        play.does(Iq.of(Iq.Type.SET, Play.JULIET, Play.ROOM, "instant", query));

        assertThat(play.to(Play.JULIET, Iq.class).getFirst().type()).isEqualTo(Iq.Type.RESULT);
        assertThat(play.state().stage()).isEqualTo(Stage.OPEN);
    }
}
