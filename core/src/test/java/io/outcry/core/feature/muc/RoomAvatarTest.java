package io.outcry.core.feature.muc;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.address.Jid;
import io.outcry.core.feature.SelfDescription;
import io.outcry.core.room.RoomAct;
import io.outcry.core.room.RoomChange;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.Message;
import io.outcry.core.stanza.Presence;
import io.outcry.core.stanza.Stanza;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** XEP-0486. */
class RoomAvatarTest {

    /** That of "hello". */
    private static final String HASH = "aaf4c61ddcc5e8a2dabede0f3b482cd9aea9434d";

    private final Play play = Play.open();

    @BeforeEach
    void romeoIsInside() {
        play.does(Play.enter(Play.ROMEO, "Romeo"));
    }

    private static Element card(String... pictures) {
        var card = Element.named("vCard", "vcard-temp");
        for (var picture : pictures) {
            card.child(Element.named("PHOTO", "vcard-temp")
                    .child("TYPE", "image/png")
                    .child("BINVAL", picture)
                    .build());
        }
        return card.build();
    }

    private static Iq set(Jid session, Element card) {
        return Iq.of(Iq.Type.SET, session, Play.ROOM, "avatar", card);
    }

    private static Iq get(Jid session) {
        return Iq.of(Iq.Type.GET, session, Play.ROOM, "avatar", Element.empty("vCard", "vcard-temp"));
    }

    private static List<String> pictures(List<? extends Stanza> stanzas) {
        return stanzas.stream()
                .filter(stanza -> stanza.from().filter(Play.ROOM::equals).isPresent())
                .flatMap(stanza -> stanza.payload().find("x", "vcard-temp:x:update").stream())
                .map(update -> update.children().getFirst().text())
                .toList();
    }

    /** §3.2, §5.2: those inside hear of it, whichever way their clients know. */
    @Test
    void anOwnerSetsIt() {
        play.does(set(Play.JULIET, card("aGVs bG8=")));

        assertThat(play.acts)
                .anyMatch(act -> act instanceof RoomAct.Save(RoomChange.CardSet(var card)) && card.isPresent());
        assertThat(play.to(Play.JULIET, Iq.class)).extracting(Iq::type).containsExactly(Iq.Type.RESULT);
        assertThat(Play.codes(play.to(Play.ROMEO, Message.class).getFirst())).containsExactly("104");
        assertThat(pictures(play.to(Play.ROMEO))).containsExactly(HASH);
    }

    /** §3.4: also from outside. */
    @Test
    void everybodyMayGetIt() {
        assertThat(play.does(get(Play.TYBALT)).errorTo(Play.TYBALT)).isEqualTo("item-not-found");
        play.does(set(Play.JULIET, card("aGVsbG8=")));

        assertThat(play.does(get(Play.TYBALT))
                        .to(Play.TYBALT)
                        .getFirst()
                        .payload()
                        .elements())
                .containsExactly(card("aGVsbG8="));
    }

    /** §5.2. */
    @Test
    void whoComesInIsTold() {
        play.does(set(Play.JULIET, card("aGVsbG8=")));

        play.does(Play.enter(Play.MERCUTIO, "Mercutio"));

        assertThat(pictures(play.to(Play.MERCUTIO, Presence.class))).containsExactly(HASH);
    }

    /** §3.2: an empty vCard takes it away. */
    @Test
    void anOwnerTakesItAway() {
        play.does(set(Play.JULIET, card("aGVsbG8=")));

        play.does(set(Play.JULIET, card()));

        assertThat(pictures(play.to(Play.ROMEO))).containsExactly("");
        assertThat(play.state().card()).isEmpty();
        play.does(Play.enter(Play.MERCUTIO, "Mercutio"));
        assertThat(pictures(play.to(Play.MERCUTIO, Presence.class))).isEmpty();
    }

    /** §3.3, §5.1: the hashes of all pictures, where there is one. */
    @Test
    void isDiscovered() {
        assertThat(info()).contains("vcard-temp").doesNotContain("muc#roominfo_avatarhash");

        play.does(set(Play.JULIET, card("aGVsbG8=", "Ym9uam91cg==")));

        assertThat(info()).contains("muc#roominfo_avatarhash", HASH, "1f71e0f4ac9b47cd93bf269e4017abaab9d3bd63");
    }

    private String info() {
        var query = Element.empty("query", SelfDescription.NAMESPACE);
        return play.does(Iq.of(Iq.Type.GET, Play.TYBALT, Play.ROOM, "info", query))
                .sent()
                .toString();
    }

    /** §3.2, §6. */
    @Test
    void refusesForEachReasonByItsName() {
        assertThat(play.does(set(Play.ROMEO, card("aGVsbG8="))).errorTo(Play.ROMEO))
                .isEqualTo("forbidden");
        assertThat(play.does(set(Play.JULIET, card("not base64!"))).errorTo(Play.JULIET))
                .isEqualTo("bad-request");
        assertThat(play.does(set(Play.JULIET, card("aGVs".repeat(250)))).errorTo(Play.JULIET))
                .isEqualTo("not-acceptable");
    }
}
