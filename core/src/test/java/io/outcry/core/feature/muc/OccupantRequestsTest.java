package io.outcry.core.feature.muc;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.address.Jid;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Header;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.Presence;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stanza.StanzaError.Condition;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** §17.4: requests between occupants. */
class OccupantRequestsTest {

    private static final Element VERSION = Element.empty("query", "jabber:iq:version");
    private static final Element VCARD = Element.empty("vCard", MucNames.VCARD);

    private final Play play = Play.open();

    @BeforeEach
    void romeoIsInside() {
        play.does(Play.enter(Play.ROMEO, "Romeo"));
    }

    private static Iq ask(Jid session, String nick, String id, Element what) {
        return Iq.of(Iq.Type.GET, session, Play.ROOM.withResource(nick), id, what);
    }

    /** What is asked of Juliet in the name of Romeo. */
    private Iq asked(Iq request) {
        return play.does(request).to(Play.JULIET, Iq.class).getFirst();
    }

    /** §17.4: neither learns the other's real address. */
    @Test
    void requestAndAnswerTravelUnderNicknames() {
        var asked = asked(ask(Play.ROMEO, "Juliet", "v1", VERSION));

        assertThat(asked.from()).contains(Play.ROOM.withResource("Romeo"));
        assertThat(asked.payload().elements()).containsExactly(VERSION);
        assertThat(asked.header().id()).endsWith("v1").doesNotContain("orchard");

        play.does(asked.result(VERSION));
        assertThat(play.sent())
                .containsExactly(Iq.of(Iq.Type.RESULT, Play.ROOM.withResource("Juliet"), Play.ROMEO, "v1", VERSION));
    }

    @Test
    void anErrorFindsItsWayBackToo() {
        var asked = asked(ask(Play.ROMEO, "Juliet", "v1", VERSION));

        play.does(asked.bounce(StanzaError.of(Condition.SERVICE_UNAVAILABLE)));

        assertThat(play.errorTo(Play.ROMEO)).isEqualTo("service-unavailable");
        assertThat(play.state().occupants().find("Juliet")).isPresent();
    }

    /** The one of the asker's sessions that asked. */
    @Test
    void theSessionThatAskedHearsTheAnswer() {
        play.does(Play.enter(Play.JULIET_PHONE, "Juliet"));
        play.does(ask(Play.JULIET, "Romeo", "v1", VERSION));
        var asked = play.to(Play.ROMEO, Iq.class).getFirst();

        play.does(asked.result());

        assertThat(play.sent())
                .allMatch(sent -> sent.to().filter(Play.JULIET::equals).isPresent())
                .hasSize(1);
    }

    /** The account's server answers for a vCard. */
    @Test
    void aVcardIsAskedOfTheAccount() {
        var asked = play.does(ask(Play.ROMEO, "Juliet", "c1", VCARD))
                .to(Play.JULIET.bare(), Iq.class)
                .getFirst();

        play.does(asked.result(VCARD));

        assertThat(play.to(Play.ROMEO, Iq.class))
                .containsExactly(Iq.of(Iq.Type.RESULT, Play.ROOM.withResource("Juliet"), Play.ROMEO, "c1", VCARD));
    }

    @Test
    void whatNobodyAskedForReachesNobody() {
        play.does(Play.enter(Play.MERCUTIO, "Mercutio"));
        var asked = asked(ask(Play.ROMEO, "Juliet", "v1", VERSION));

        assertThat(play.does(asked.with(asked.header().withTo(Play.MERCUTIO)).result())
                        .sent())
                .isEmpty();
        var other = asked.result();
        assertThat(play.does(other.with(new Header(
                                other.to(), other.from(), other.header().id() + "2", "")))
                        .sent())
                .isEmpty();
        assertThat(play.does(Iq.of(Iq.Type.RESULT, Play.JULIET, Play.ROOM.withResource("Romeo"), "v1"))
                        .sent())
                .isEmpty();
        play.does(Play.presence(Play.ROMEO, "Romeo", Presence.Type.UNAVAILABLE));
        assertThat(play.does(asked.result()).sent()).isEmpty();
    }

    /** §6.6, §17.4: only occupants ask, and only occupants are asked. */
    @Test
    void refusesForEachReasonByItsName() {
        assertThat(play.does(ask(Play.TYBALT, "Juliet", "v1", VERSION)).errorTo(Play.TYBALT))
                .isEqualTo("not-acceptable");
        assertThat(play.does(ask(Play.ROMEO, "Tybalt", "v1", VERSION)).errorTo(Play.ROMEO))
                .isEqualTo("item-not-found");
        assertThat(play.does(ask(Play.ROMEO, "Juliet", "v".repeat(257), VERSION))
                        .errorTo(Play.ROMEO))
                .isEqualTo("not-acceptable");
    }

    /** As with private messages (§7.5), the room says who may. */
    @Test
    void theRoomSaysWhoMayAsk() {
        play.does(Play.configure(Play.JULIET, "muc#roomconfig_allow_query_users", "participants"));
        assertThat(play.does(ask(Play.ROMEO, "Juliet", "v1", VERSION)).to(Play.JULIET))
                .hasSize(1);
        play.does(Play.admin(Play.JULIET, Iq.Type.SET, Play.role("Romeo", "visitor")));

        assertThat(play.does(ask(Play.ROMEO, "Juliet", "v1", VERSION)).errorTo(Play.ROMEO))
                .isEqualTo("forbidden");
    }

    /** XEP-0410 §3.3: the room answers a ping to oneself, and passes on one to somebody else. */
    @Test
    void aPingToSomebodyElseIsPassedOn() {
        var ping = Element.empty("ping", MucNames.PING);

        assertThat(play.does(ask(Play.ROMEO, "Romeo", "p1", ping)).to(Play.ROMEO, Iq.class))
                .extracting(Iq::type)
                .isEqualTo(List.of(Iq.Type.RESULT));
        assertThat(play.does(ask(Play.ROMEO, "Juliet", "p2", ping)).to(Play.JULIET, Iq.class))
                .extracting(Iq::type)
                .isEqualTo(List.of(Iq.Type.GET));
    }
}
