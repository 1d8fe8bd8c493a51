package io.outcry.core.feature.muc;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.address.Jid;
import io.outcry.core.form.SubmittedForm;
import io.outcry.core.room.Rate;
import io.outcry.core.room.RoomRates;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.Message;
import io.outcry.core.stanza.Namespaces;
import io.outcry.core.stanza.Presence;
import io.outcry.core.stanza.Stanza;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** §14.6: who floods a room waits. */
class PacingTest {

    private static final Rate OFTEN = new Rate(1_000, Duration.ofMillis(1));
    private static final Rate TWICE = new Rate(2, Duration.ofSeconds(10));

    private static boolean isTold(Play play, Jid session, String condition) {
        return play.to(session).stream()
                .filter(Stanza::isError)
                .flatMap(stanza -> stanza.payload().find("error", Namespaces.CLIENT).stream())
                .anyMatch(error -> error.attributeOr("type", "").equals("wait")
                        && error.child(condition, Namespaces.STANZA_ERRORS).isPresent()
                        && error.child("text", Namespaces.STANZA_ERRORS).isPresent());
    }

    /** One person's messages, requests and presence count together, under all nicknames; moderators are exempt. */
    @Test
    void aPersonWhoSendsTooMuchWaits() {
        var play = Play.open(new RoomRates(TWICE, OFTEN, OFTEN, OFTEN));
        play.does(Play.enter(Play.ROMEO, "Romeo"));
        var phone = Play.ROMEO.bare().withResource("phone");
        play.does(Play.enter(phone, "Montague"));
        play.does(Play.say(Play.ROMEO, "one"));
        play.does(Play.presence(phone, "Montague", Presence.Type.AVAILABLE));

        assertThat(isTold(play.does(Play.say(phone, "two")), phone, "policy-violation"))
                .isTrue();
        assertThat(play.to(Play.JULIET)).isEmpty();
        var ask = Iq.of(Iq.Type.GET, phone, Play.ROOM.withResource("Juliet"), "v", Element.empty("query", "urn:v"));
        assertThat(isTold(play.does(ask), phone, "policy-violation")).isTrue();
        assertThat(isTold(play.does(whisper(phone)), phone, "policy-violation")).isTrue();
        assertThat(isTold(
                        play.does(Play.presence(phone, "Tybalt", Presence.Type.AVAILABLE)), phone, "policy-violation"))
                .isTrue();

        play.after(Duration.ofSeconds(10));
        assertThat(play.does(Play.say(phone, "two")).to(Play.JULIET)).hasSize(1);
        assertThat(isTold(play.does(Play.say(phone, "three")), phone, "policy-violation"))
                .isTrue();
        for (var i = 0; i < 9; i++) {
            assertThat(play.does(Play.say(Play.JULIET, "Peace!")).to(Play.ROMEO))
                    .hasSize(1);
        }
    }

    private static Message whisper(Jid session) {
        var text = Element.named("body", Namespaces.CLIENT).text("Psst").build();
        return Message.of(Message.Type.CHAT, session, Play.ROOM.withResource("Juliet"), text);
    }

    /** What everybody is to hear, whoever says it; not what is for one. */
    @Test
    void aRoomPassesOnSoMuchAndNoMore() {
        var play = Play.open(new RoomRates(OFTEN, TWICE, OFTEN, OFTEN));
        play.does(Play.enter(Play.ROMEO, "Romeo"));
        play.does(Play.say(Play.ROMEO, "one"));
        play.does(Play.subject(Play.JULIET, "two"));

        assertThat(isTold(play.does(Play.say(Play.JULIET, "three")), Play.JULIET, "resource-constraint"))
                .isTrue();
        assertThat(play.does(whisper(Play.ROMEO)).to(Play.JULIET)).hasSize(1);

        play.after(Duration.ofSeconds(20));
        assertThat(play.does(Play.say(Play.JULIET, "three")).to(Play.ROMEO)).hasSize(1);
        assertThat(play.does(Play.say(Play.JULIET, "four")).to(Play.ROMEO)).hasSize(1);
        assertThat(isTold(play.does(Play.say(Play.JULIET, "five")), Play.JULIET, "resource-constraint"))
                .isTrue();
    }

    /** §7.2: owners come in anyway. */
    @Test
    void aRoomLetsSoManyInAtOnceAndNoMore() {
        var play = Play.open(new RoomRates(OFTEN, OFTEN, TWICE, OFTEN));
        play.does(Play.enter(Play.ROMEO, "Romeo"));

        assertThat(isTold(play.does(Play.enter(Play.MERCUTIO, "Mercutio")), Play.MERCUTIO, "resource-constraint"))
                .isTrue();
        assertThat(play.state().occupants().find("Mercutio")).isEmpty();
        assertThat(isTold(play.does(Play.enter(Play.ROMEO, "Romeo")), Play.ROMEO, "resource-constraint"))
                .isTrue();
        assertThat(play.does(Play.enter(Play.JULIET_PHONE, "Juliet")).to(Play.JULIET_PHONE))
                .noneMatch(Stanza::isError);

        play.after(Duration.ofSeconds(20));
        assertThat(play.does(Play.enter(Play.MERCUTIO, "Mercutio")).to(Play.MERCUTIO))
                .noneMatch(Stanza::isError);
    }

    /** §9.9: owners are not asked about any number of people. */
    @Test
    void ownersAreAskedSoOftenAndNoMore() {
        var play = Play.open(new RoomRates(OFTEN, OFTEN, OFTEN, TWICE));
        play.does(Play.configure(Play.JULIET, "muc#roomconfig_allowregistration", "approved"));
        play.does(register(Play.ROMEO, "Romeo"));
        play.does(register(Play.ROMEO, "Romeo"));

        play.does(register(Play.TYBALT, "Tybalt"));

        assertThat(isTold(play, Play.TYBALT, "resource-constraint")).isTrue();
        assertThat(play.to(Play.JULIET.bare())).isEmpty();
    }

    private static Iq register(Jid session, String nick) {
        var form = Element.named("x", SubmittedForm.NAMESPACE)
                .attribute("type", "submit")
                .child(RoomForm.field(SubmittedForm.FORM_TYPE, "hidden", MucNames.REGISTER))
                .child(RoomForm.field("muc#register_roomnick", "text-single", nick))
                .build();
        var query = Element.named("query", MucNames.IQ_REGISTER).child(form).build();
        return Iq.of(Iq.Type.SET, session, Play.ROOM, "register", query);
    }

    /** XEP-0500 §6, §8: whatever the nickname, and also for who left in between. */
    @Test
    void slowModeIsForPersons() {
        var play = Play.open();
        play.does(Play.configure(Play.JULIET, "muc#roomconfig_slow_mode_duration", "10"));
        play.does(Play.enter(Play.ROMEO, "Romeo"));
        play.does(Play.say(Play.ROMEO, "one"));
        play.does(Play.presence(Play.ROMEO, "Romeo", Presence.Type.UNAVAILABLE));
        play.does(Play.enter(Play.ROMEO, "Montague"));

        assertThat(isTold(play.does(Play.say(Play.ROMEO, "two")), Play.ROMEO, "policy-violation"))
                .isTrue();
        assertThat(play.sent().toString()).contains("10 s between two messages");
        play.after(Duration.ofSeconds(10));
        assertThat(play.does(Play.say(Play.ROMEO, "two")).to(Play.JULIET)).hasSize(1);
    }

    /** XEP-0500 §5.1. */
    @Test
    void theFormSaysThatTheDurationIsANumber() {
        var query = Element.empty("query", MucNames.OWNER);

        var form = Play.open().does(Iq.of(Iq.Type.GET, Play.JULIET, Play.ROOM, "form", query));

        var field =
                form
                        .to(Play.JULIET)
                        .getFirst()
                        .payload()
                        .elements()
                        .getFirst()
                        .children()
                        .getFirst()
                        .children()
                        .stream()
                        .filter(each -> each.attributeOr("var", "").equals("muc#roomconfig_slow_mode_duration"))
                        .findFirst()
                        .orElseThrow();
        assertThat(field.child("validate", "http://jabber.org/protocol/xdata-validate")
                        .orElseThrow()
                        .attribute("datatype"))
                .contains("xs:integer");
    }
}
