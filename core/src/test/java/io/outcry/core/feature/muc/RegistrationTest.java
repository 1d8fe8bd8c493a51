package io.outcry.core.feature.muc;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.address.Jid;
import io.outcry.core.feature.SelfDescription;
import io.outcry.core.form.SubmittedForm;
import io.outcry.core.room.Affiliation;
import io.outcry.core.room.RoomAct;
import io.outcry.core.room.RoomChange;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.Message;
import io.outcry.core.stanza.Presence;
import java.util.List;
import org.junit.jupiter.api.Test;

/** §7.10, §7.12, §9.9: people who register with a room. */
class RegistrationTest {

    private final Play play = Play.open();

    private void whoMayRegister(String who) {
        play.does(Play.configure(
                Play.JULIET, "muc#roomconfig_allowregistration", who, "muc#roomconfig_membersonly", "1"));
    }

    private static Iq wants(Jid session) {
        return request(Iq.Type.GET, session);
    }

    private static Iq request(Iq.Type type, Jid session, Element... content) {
        var query = Element.named("query", MucNames.IQ_REGISTER)
                .children(List.of(content))
                .build();
        return Iq.of(type, session, Play.ROOM, "register", query);
    }

    private static Iq register(Jid session, String nick) {
        return request(Iq.Type.SET, session, form("muc#register_roomnick", nick));
    }

    private static Element form(String... fieldsAndValues) {
        var form = Element.named("x", SubmittedForm.NAMESPACE)
                .attribute("type", "submit")
                .child(RoomForm.field(SubmittedForm.FORM_TYPE, "hidden", MucNames.REGISTER));
        for (var i = 0; i < fieldsAndValues.length; i += 2) {
            form.child(RoomForm.field(fieldsAndValues[i], "text-single", fieldsAndValues[i + 1]));
        }
        return form.build();
    }

    private Element answered(Iq request) {
        var answer =
                play.does(request).to(request.from().orElseThrow(), Iq.class).getLast();
        assertThat(answer.type()).isEqualTo(Iq.Type.RESULT);
        return answer.payload().elements().getFirst();
    }

    /** §7.10: nobody may where the room does not say so, and no outcast where it does. */
    @Test
    void onlyWhereTheRoomSaysSo() {
        assertThat(play.does(wants(Play.ROMEO)).errorTo(Play.ROMEO)).isEqualTo("not-allowed");
        assertThat(play.does(register(Play.ROMEO, "Romeo")).errorTo(Play.ROMEO)).isEqualTo("not-allowed");

        whoMayRegister("anyone");
        play.does(Play.admin(Play.JULIET, Iq.Type.SET, Play.affiliation(Play.TYBALT, "outcast")));

        assertThat(play.does(register(Play.TYBALT, "Tybalt")).errorTo(Play.TYBALT))
                .isEqualTo("not-allowed");
        assertThat(new Play().does(wants(Play.ROMEO)).errorTo(Play.ROMEO)).isEqualTo("item-not-found");
    }

    /** §7.10: the form, the membership, and what is told to who is registered already. */
    @Test
    void whoRegistersIsAMember() {
        whoMayRegister("anyone");
        assertThat(answered(wants(Play.ROMEO)).child("x", SubmittedForm.NAMESPACE))
                .isPresent();

        play.does(register(Play.ROMEO, "Romeo"));
        assertThat(play.to(Play.ROMEO, Iq.class)).extracting(Iq::type).containsExactly(Iq.Type.RESULT);
        assertThat(play.acts)
                .anyMatch(act -> act instanceof RoomAct.Save(RoomChange.Belongs(var belonging))
                        && belonging.nick().equals("Romeo")
                        && belonging.affiliation() == Affiliation.MEMBER);

        var known = answered(wants(Play.ROMEO));
        assertThat(known.child("registered", MucNames.IQ_REGISTER)).isPresent();
        assertThat(known.child("username", MucNames.IQ_REGISTER).orElseThrow().text())
                .isEqualTo("Romeo");
        assertThat(play.does(Play.enter(Play.ROMEO, "Romeo")).to(Play.ROMEO, Presence.class))
                .noneMatch(Presence::isError);
    }

    /** §7.10: a nickname is one person's, also against who is inside under it. */
    @Test
    void aNicknameIsOnePersons() {
        whoMayRegister("anyone");
        play.does(register(Play.ROMEO, "Romeo"));

        assertThat(play.does(register(Play.MERCUTIO, "Romeo")).errorTo(Play.MERCUTIO))
                .isEqualTo("conflict");
        assertThat(play.does(register(Play.MERCUTIO, "Juliet")).errorTo(Play.MERCUTIO))
                .isEqualTo("conflict");
        assertThat(play.does(register(Play.MERCUTIO, "M".repeat(21))).errorTo(Play.MERCUTIO))
                .isEqualTo("not-acceptable");
        assertThat(play.does(request(Iq.Type.SET, Play.MERCUTIO)).errorTo(Play.MERCUTIO))
                .isEqualTo("bad-request");

        var item = Element.named("item", MucNames.ADMIN)
                .attribute("jid", Play.TYBALT.bare().toString())
                .attribute("affiliation", "member")
                .attribute("nick", "Romeo")
                .build();
        assertThat(play.does(Play.admin(Play.JULIET, Iq.Type.SET, item)).errorTo(Play.JULIET))
                .isEqualTo("conflict");
    }

    /** §7.10: those inside hear of it. */
    @Test
    void everybodyInsideHearsOfANewMember() {
        play.does(Play.configure(Play.JULIET, "muc#roomconfig_allowregistration", "anyone"));
        play.does(Play.enter(Play.ROMEO, "Romeo"));
        play.does(Play.enter(Play.MERCUTIO, "Mercutio"));

        play.does(register(Play.ROMEO, "Romeo"));

        assertThat(Play.item(play.to(Play.MERCUTIO).getFirst(), "affiliation")).contains("member");
    }

    /** An owner who registers a nickname stays an owner. */
    @Test
    void anOwnerStaysOne() {
        whoMayRegister("approved");

        play.does(register(Play.JULIET, "Juliet"));

        assertThat(play.state().affiliationOf(Play.JULIET)).isEqualTo(Affiliation.OWNER);
        assertThat(play.state().belongings().holderOf("Juliet")).contains(Play.JULIET.bare());
        play.does(request(Iq.Type.SET, Play.JULIET, Element.empty("remove", MucNames.IQ_REGISTER)));
        assertThat(play.state().affiliationOf(Play.JULIET)).isEqualTo(Affiliation.OWNER);
        assertThat(play.state().belongings().holderOf("Juliet")).isEmpty();
    }

    /** XEP-0077 §3.2. */
    @Test
    void whoCancelsIsNoMemberAnyMore() {
        whoMayRegister("anyone");
        play.does(register(Play.ROMEO, "Romeo"));
        play.does(Play.enter(Play.ROMEO, "Romeo"));
        var remove = request(Iq.Type.SET, Play.ROMEO, Element.empty("remove", MucNames.IQ_REGISTER));

        play.does(remove);

        assertThat(play.state().belongings().all()).containsOnlyKeys(Play.JULIET.bare());
        assertThat(Play.codes(play.to(Play.ROMEO, Presence.class).getFirst())).contains("321");
        assertThat(play.to(Play.ROMEO, Iq.class)).hasSize(1);
        assertThat(play.does(remove).errorTo(Play.ROMEO)).isEqualTo("registration-required");
    }

    /** §9.9: where owners decide, they are asked, and nothing happens until one says yes. */
    @Test
    void anOwnerDecides() {
        whoMayRegister("approved");
        play.does(register(Play.ROMEO, "Romeo"));
        assertThat(play.to(Play.ROMEO, Iq.class)).hasSize(1);
        assertThat(play.to(Play.JULIET.bare(), Message.class)
                        .getFirst()
                        .payload()
                        .has("x", SubmittedForm.NAMESPACE))
                .isTrue();
        assertThat(play.state().affiliationOf(Play.ROMEO)).isEqualTo(Affiliation.NONE);

        play.does(decision(Play.JULIET_PHONE, "0"));
        assertThat(play.state().affiliationOf(Play.ROMEO)).isEqualTo(Affiliation.NONE);
        assertThat(play.does(decision(Play.TYBALT, "1")).errorTo(Play.TYBALT)).isEqualTo("forbidden");
        play.does(decision(Play.JULIET_PHONE, "1"));

        assertThat(play.state().affiliationOf(Play.ROMEO)).isEqualTo(Affiliation.MEMBER);
        assertThat(play.state().belongings().holderOf("Romeo")).contains(Play.ROMEO.bare());
        assertThat(Invitations.in(play.to(Play.ROMEO.bare(), Message.class).getFirst(), "invite"))
                .hasSize(1);
    }

    private static Message decision(Jid session, String allow) {
        var form = form(
                "muc#jid", Play.ROMEO.bare().toString(), "muc#register_roomnick", "Romeo", "muc#register_allow", allow);
        return Message.of(Message.Type.NORMAL, session, Play.ROOM, form);
    }

    /** §7.12: also from outside. */
    @Test
    void tellsWhichNicknameIsKept() {
        whoMayRegister("anyone");
        var query = Element.named("query", SelfDescription.NAMESPACE)
                .attribute("node", "x-roomuser-item")
                .build();
        var asks = Iq.of(Iq.Type.GET, Play.ROMEO, Play.ROOM, "nick", query);
        assertThat(answered(asks).children()).isEmpty();
        play.does(register(Play.ROMEO, "Romeo"));

        assertThat(answered(asks)
                        .child("identity", SelfDescription.NAMESPACE)
                        .orElseThrow()
                        .attribute("name"))
                .contains("Romeo");
    }
}
