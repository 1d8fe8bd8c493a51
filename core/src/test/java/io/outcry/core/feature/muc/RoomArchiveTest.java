package io.outcry.core.feature.muc;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.address.Jid;
import io.outcry.core.archive.ArchivePage;
import io.outcry.core.archive.ArchiveReading;
import io.outcry.core.archive.Archived;
import io.outcry.core.archive.Archived.Tombstone;
import io.outcry.core.ledger.Entry;
import io.outcry.core.ledger.Listed;
import io.outcry.core.room.RoomAct;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Header;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.Message;
import io.outcry.core.stanza.Namespaces;
import io.outcry.core.stanza.Payload;
import io.outcry.core.stanza.Stanza;
import io.outcry.core.stanza.StanzaText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** XEP-0313 §5.1.2: what was said in a room. */
class RoomArchiveTest {

    private static final String MAM = "urn:xmpp:mam:2";
    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");

    private static Iq ask(Jid asker, String... fieldAndValue) {
        var query = Element.named("query", MAM);
        if (fieldAndValue.length > 0) {
            query.child(Element.named("x", "jabber:x:data")
                    .attribute("type", "submit")
                    .child(field("FORM_TYPE", MAM))
                    .child(field(fieldAndValue[0], fieldAndValue[1]))
                    .build());
        }
        return Iq.of(Iq.Type.SET, asker, Play.ROOM, "q", query.build());
    }

    private static Element field(String name, String value) {
        return Element.named("field", "jabber:x:data")
                .attribute("var", name)
                .child("value", value)
                .build();
    }

    private static ArchiveReading reading(Play play) {
        return play.acts.stream()
                .filter(RoomAct.ReadArchive.class::isInstance)
                .map(RoomAct.ReadArchive.class::cast)
                .map(RoomAct.ReadArchive::reading)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whoMayEnterMayReadIt() {
        var play = Play.open();

        assertThat(reading(play.does(ask(Play.ROMEO))).request().from()).contains(Play.ROMEO);

        play.does(Play.admin(Play.JULIET, Iq.Type.SET, Play.affiliation(Play.TYBALT, "outcast")));
        assertThat(play.does(ask(Play.TYBALT)).errorTo(Play.TYBALT)).isEqualTo("forbidden");
        play.does(Play.configure(Play.JULIET, "muc#roomconfig_membersonly", "1"));
        assertThat(play.does(ask(Play.ROMEO)).errorTo(Play.ROMEO)).isEqualTo("forbidden");
        play.does(Play.admin(Play.JULIET, Iq.Type.SET, Play.affiliation(Play.ROMEO, "member")));
        assertThat(reading(play.does(ask(Play.ROMEO)))).isInstanceOf(ArchiveReading.OfPage.class);
    }

    @Test
    void behindAPasswordItIsForThoseInside() {
        var play = Play.open();
        play.does(Play.configure(
                Play.JULIET, "muc#roomconfig_passwordprotectedroom", "1", "muc#roomconfig_roomsecret", "rose"));

        assertThat(play.does(ask(Play.ROMEO)).errorTo(Play.ROMEO)).isEqualTo("forbidden");

        play.does(Play.enter(
                Play.ROMEO,
                "Romeo",
                Element.named("password", MucNames.MUC).text("rose").build()));
        assertThat(reading(play.does(ask(Play.ROMEO)))).isInstanceOf(ArchiveReading.OfPage.class);
    }

    @Test
    void whereTheRoomIsNotLoggedItIsForItsAdmins() {
        var play = Play.open();
        play.does(Play.enter(Play.ROMEO, "Romeo"));
        play.does(Play.configure(Play.JULIET, "muc#roomconfig_enablelogging", "0"));

        assertThat(play.does(ask(Play.ROMEO)).errorTo(Play.ROMEO)).isEqualTo("forbidden");
        assertThat(reading(play.does(ask(Play.JULIET)))).isInstanceOf(ArchiveReading.OfPage.class);
    }

    @Test
    void hasNothingOfAnEarlierRoomOfThatName() {
        var play = Play.open();

        var asked = ((ArchiveReading.OfPage) reading(play.does(ask(Play.ROMEO)))).query();

        assertThat(asked.filter().start()).contains(play.state().since());
    }

    @Test
    void nobodyFindsOutByAskingWhoSaidWhat() {
        var play = Play.open();

        assertThat(play.does(ask(Play.ROMEO, "with", "juliet@verona.example")).errorTo(Play.ROMEO))
                .isEqualTo("forbidden");
        assertThat(reading(play.does(ask(Play.JULIET, "with", "romeo@verona.example"))))
                .isInstanceOf(ArchiveReading.OfPage.class);
    }

    private static Message said(Element... payload) {
        var header = new Header(Optional.empty(), Optional.of(Play.ROOM.withResource("Romeo")), "m1", "");
        return new Message(header, Message.Type.GROUPCHAT, Payload.of(List.of(payload)));
    }

    private static final Message WORD =
            said(Element.named("body", Namespaces.CLIENT).text("Ay me!").build(), occupantId());
    private static final Message MODERATION = said(Element.named("retract", "urn:xmpp:message-retract:1")
            .attribute("id", "said-1")
            .child(Element.empty("moderated", "urn:xmpp:message-moderate:1"))
            .child("reason", "off topic")
            .build());

    private static Element occupantId() {
        return Element.named("occupant-id", MucNames.OCCUPANT_ID)
                .attribute("id", "romeo")
                .build();
    }

    private static final StanzaText TEXT = new StanzaText() {
        @Override
        public String write(Stanza stanza) {
            throw new IllegalArgumentException("only read here");
        }

        @Override
        public Stanza read(String text) {
            return text.equals("word") ? WORD : MODERATION;
        }
    };

    private static Message forwarded(Play play, Jid asker, Optional<Tombstone> tombstone) {
        var entry = new Entry("said-1", NOON, Entry.Kind.SAID, Play.ROMEO, "", new Listed(true, "m1", ""), "word");
        var page = new ArchivePage.Found(List.of(new Archived(entry, tombstone)), true, OptionalLong.empty());
        var results = RoomArchive.results(
                play.state(),
                reading(play.does(ask(asker))),
                new ArchiveReading.Answer.Page(page),
                Play.ARCHIVE_LIMITS,
                TEXT);
        assertThat(results.answer().payload().has("fin", MAM)).isTrue();
        return results.messages().getFirst();
    }

    private static Element content(Message result) {
        return result.payload()
                .elements()
                .getFirst()
                .children()
                .getFirst()
                .child("message", Namespaces.CLIENT)
                .orElseThrow();
    }

    @Test
    void realAddressesAreForWhomTheyAreFor() {
        var play = Play.open();

        assertThat(content(forwarded(play, Play.MERCUTIO, Optional.empty())).child("x", MucNames.USER))
                .isEmpty();
        assertThat(content(forwarded(play, Play.JULIET, Optional.empty()))
                        .child("x", MucNames.USER)
                        .flatMap(user -> user.child("item", MucNames.USER))
                        .flatMap(item -> item.attribute("jid")))
                .contains(Play.ROMEO.toString());
    }

    /** XEP-0424 §4, XEP-0425 §4. */
    @Test
    void aTombstoneSaysWhoAndWhyAndNotWhat() {
        var play = Play.open();
        var stone = new Tombstone("moderation-1", NOON, Optional.of("moderation"));

        var content = content(forwarded(play, Play.MERCUTIO, Optional.of(stone)));

        assertThat(content.child("body", Namespaces.CLIENT)).isEmpty();
        assertThat(content.child("occupant-id", MucNames.OCCUPANT_ID)).contains(occupantId());
        var retracted = content.child("retracted", "urn:xmpp:message-retract:1").orElseThrow();
        assertThat(retracted.child("moderated", "urn:xmpp:message-moderate:1")).isPresent();
        assertThat(retracted.child("reason", "urn:xmpp:message-retract:1")).isPresent();
    }
}
