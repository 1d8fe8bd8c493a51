package io.outcry.core.feature.muc;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.address.Jid;
import io.outcry.core.room.RoomAct;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.Message;
import io.outcry.core.stanza.Namespaces;
import org.junit.jupiter.api.Test;

/** What was said is taken back: by a moderator (XEP-0425), or by whoever said it (XEP-0424). */
class ModerationTest {

    private static final String RETRACT = "urn:xmpp:message-retract:1";
    private static final String MODERATE = "urn:xmpp:message-moderate:1";

    private final Play play = Play.open();

    /** Romeo says something rash; its id. */
    private String rash() {
        play.does(Play.enter(Play.ROMEO, "Romeo"));
        play.does(Play.enter(Play.MERCUTIO, "Mercutio"));
        return stanzaId(play.does(Play.say(Play.ROMEO, "rash")));
    }

    private static String stanzaId(Play play) {
        return play.to(Play.JULIET, Message.class)
                .getFirst()
                .payload()
                .find("stanza-id", Namespaces.STANZA_ID)
                .flatMap(id -> id.attribute("id"))
                .orElseThrow();
    }

    private static Iq moderate(Jid by, String id) {
        var moderate = Element.named("moderate", MODERATE)
                .attribute("id", id)
                .child(Element.empty("retract", RETRACT))
                .child(Element.named("reason", MODERATE).text("off topic").build())
                .build();
        return Iq.of(Iq.Type.SET, by, Play.ROOM, "m", moderate);
    }

    private static Message retract(Jid by, String id) {
        var said = Play.say(by, "/me retracted a message");
        return said.with(said.payload()
                .with(Element.named("retract", RETRACT).attribute("id", id).build()));
    }

    /** §3.1. */
    @Test
    void aModeratorTakesBackWhatAnotherSaid() {
        var id = rash();

        play.does(moderate(Play.JULIET, id));

        var told = play.to(Play.MERCUTIO, Message.class).getFirst();
        assertThat(told.from()).contains(Play.ROOM);
        var retract = told.payload().find("retract", RETRACT).orElseThrow();
        assertThat(retract.attribute("id")).contains(id);
        assertThat(retract.child("moderated", MODERATE).flatMap(moderated -> moderated.attribute("by")))
                .contains(Play.ROOM.withResource("Juliet").toString());
        assertThat(retract.child("reason", RETRACT).map(Element::text)).contains("off topic");
        assertThat(play.to(Play.JULIET, Iq.class).getFirst().type()).isEqualTo(Iq.Type.RESULT);
        assertThat(play.acts)
                .filteredOn(RoomAct.PutOnRecord.class::isInstance)
                .extracting(act -> ((RoomAct.PutOnRecord) act).kind())
                .containsExactly(RoomAct.Kind.MODERATED);
        assertThat(play.state().history().has(id)).isFalse();
    }

    /** §3.2. */
    @Test
    void nobodyElseDoes() {
        var id = rash();

        assertThat(play.does(moderate(Play.MERCUTIO, id)).errorTo(Play.MERCUTIO))
                .isEqualTo("forbidden");
        assertThat(play.does(moderate(Play.TYBALT, id)).errorTo(Play.TYBALT)).isEqualTo("forbidden");
        assertThat(play.state().history().has(id)).isTrue();
    }

    @Test
    void whatWasSaidLongAgoIsLookedForFirst() {
        play.does(moderate(Play.JULIET, "long-ago"));
        assertThat(play.acts).hasSize(1).first().isInstanceOf(RoomAct.FindSaid.class);

        play.onRecord("long-ago");

        assertThat(play.does(moderate(Play.JULIET, "long-ago")).to(Play.JULIET, Message.class))
                .hasSize(1);
    }

    /** XEP-0424 §5: by the id that the room gave it. */
    @Test
    void itsAuthorTakesItBack() {
        var id = rash();

        play.does(retract(Play.ROMEO, id));

        assertThat(play.to(Play.MERCUTIO, Message.class)).hasSize(1);
        assertThat(play.state().history().has(id)).isFalse();
    }

    @Test
    void nobodyTakesBackInAnothersName() {
        var id = rash();

        assertThat(play.does(retract(Play.MERCUTIO, id)).errorTo(Play.MERCUTIO)).isEqualTo("forbidden");
        assertThat(play.state().history().has(id)).isTrue();
    }
}
