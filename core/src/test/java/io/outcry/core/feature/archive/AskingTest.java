package io.outcry.core.feature.archive;

import static io.outcry.core.feature.archive.ArchivePlay.field;
import static io.outcry.core.feature.archive.ArchivePlay.form;
import static io.outcry.core.feature.archive.ArchivePlay.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.archive.ArchiveFilter;
import io.outcry.core.archive.ArchiveQuery;
import io.outcry.core.archive.ArchiveReading;
import io.outcry.core.contact.Verona;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.StanzaError.Condition;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The limits: 3 entries a page unless it is said, 5 at the most, 20 counted. */
class AskingTest {

    private final ArchivePlay play = new ArchivePlay();

    private static String set(String children) {
        return "<set xmlns='http://jabber.org/protocol/rsm'>" + children + "</set>";
    }

    @Test
    void asksForTheFirstPageOfEverything() {
        var reading = (ArchiveReading.OfPage) play.reading(play.query(""));

        assertThat(reading.query()).isEqualTo(ArchiveQuery.first(ArchiveFilter.ALL, 3));
        assertThat(reading.queryId()).contains("f27");
        assertThat(reading.isFlipped()).isFalse();
    }

    @Test
    void filtersByWhatTheFormSays() {
        var filter = play.asked(form(field("with", "Juliet@capulet.example/balcony")
                        + field("start", "2010-06-07T02:00:00.5+02:00")
                        + field("end", "2010-07-07T13:23:54.123Z")))
                .filter();

        assertThat(filter.with()).contains(Verona.BALCONY);
        assertThat(filter.start()).contains(Instant.parse("2010-06-07T00:00:00.500Z"));
        // Entries are told with whole milliseconds.
        assertThat(filter.end()).contains(Instant.parse("2010-07-07T13:23:54.123999999Z"));
    }

    @Test
    void takesAnEmptyFieldForNone() {
        assertThat(play.asked(form(field("with") + field("start", "") + field("after-id", ""))))
                .isEqualTo(play.asked(""));
    }

    @Test
    void takesTimesOutOfReachForTheFurthestThereAre() {
        var filter = play.asked(form(
                        field("start", "-1000000000-01-01T00:00:00Z") + field("end", "+1000000000-12-31T00:00:00Z")))
                .filter();

        assertThat(filter.start()).hasValueSatisfying(start -> assertThat(start).isAfter(Instant.EPOCH));
        assertThat(filter.end())
                .hasValueSatisfying(end -> assertThat(end).isBefore(Instant.parse("9999-12-31T00:00:00Z")));
    }

    @Test
    void limitsTheQueryByIds() {
        var query = play.asked(form(field("after-id", "a") + field("before-id", "b") + field("ids", "c", "d")));

        assertThat(query.after()).containsExactly("a");
        assertThat(query.before()).containsExactly("b");
        assertThat(query.ids()).containsExactly("c", "d");
        assertThat(query.isFromEnd()).isFalse();
    }

    @Test
    void pagesWithinTheIdsOfTheForm() {
        var query = play.asked(
                form(field("after-id", "a") + field("before-id", "z")) + set("<max>4</max><after>m</after>"));

        assertThat(query.after()).containsExactly("a", "m");
        assertThat(query.before()).containsExactly("z");
        assertThat(query.max()).isEqualTo(4);
    }

    @Test
    void pagesBackwards() {
        assertThat(play.asked(set("<before/>"))).isEqualTo(ArchiveQuery.last(ArchiveFilter.ALL, 3));
        assertThat(play.asked(set("<max>2</max><before>m</before>")))
                .isEqualTo(ArchiveQuery.last(ArchiveFilter.ALL, 2).inFrontOf("m"));
    }

    @Test
    void givesNoMoreThanAPage() {
        assertThat(play.asked(set("<max>5</max>")).max()).isEqualTo(5);
        assertThat(play.asked(set("<max>6</max>")).max()).isEqualTo(5);
        assertThat(play.asked(set("<max>999999999</max>")).max()).isEqualTo(5);
    }

    @Test
    void countsWhereNothingButTheCountIsWanted() {
        assertThat(play.asked(set("<max>0</max>")).countUpTo()).isEqualTo(20);
        assertThat(play.asked(set("<max>1</max>")).countUpTo()).isZero();
        assertThat(play.asked(set("<max>0</max><after>m</after>")).countUpTo()).isZero();
    }

    @Test
    void flipsAPage() {
        var reading = (ArchiveReading.OfPage) play.reading(play.query("<flip-page/>"));

        assertThat(reading.isFlipped()).isTrue();
    }

    @Test
    void givesTheFormToBeFilledIn() {
        var answer = Verona.stanzas(play.ask(Iq.Type.GET, Verona.PHONE, "<query xmlns='urn:xmpp:mam:2'/>"))
                .getFirst();

        var form = answer.payload().elements().getFirst().children().getFirst();
        assertThat(form.attribute("type")).contains("form");
        assertThat(form.children())
                .extracting(field -> field.attributeOr("var", ""))
                .containsExactly(
                        "FORM_TYPE", "with", "start", "end", "before-id", "after-id", "ids", "include-groupchat");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"yesterday", "2010-06-07", "2010-06-07T00:00:00", "20100607T00:00:00", "2010-06-31T00:00:00Z"})
    void refusesWhatIsNoTime(String time) {
        assertThat(refusal(play.query(form(field("start", time))))).isEqualTo(Condition.BAD_REQUEST);
        assertThat(refusal(play.query(form(field("end", time))))).isEqualTo(Condition.BAD_REQUEST);
    }

    @Test
    void refusesWhatIsNoAddress() {
        assertThat(refusal(play.query(form(field("with", "@@"))))).isEqualTo(Condition.JID_MALFORMED);
    }

    @Test
    void refusesAFieldThatItDoesNotKnow() {
        assertThat(refusal(play.query(form(field("{urn:example}mood", "grim")))))
                .isEqualTo(Condition.FEATURE_NOT_IMPLEMENTED);
    }

    @Test
    void refusesAFormThatIsNotOne() {
        for (var bad : List.of(
                "<x xmlns='jabber:x:data' type='submit'/>",
                "<x xmlns='jabber:x:data' type='submit'>" + field("FORM_TYPE", "urn:xmpp:mam:1") + "</x>",
                "<x xmlns='jabber:x:data' type='form'>" + field("FORM_TYPE", "urn:xmpp:mam:2") + "</x>",
                form(field("start", "2010-06-07T00:00:00Z") + field("start", "2010-06-07T00:00:00Z")),
                set("<max>few</max>"))) {
            assertThat(refusal(play.query(bad))).as(bad).isEqualTo(Condition.BAD_REQUEST);
        }
    }

    @Test
    void refusesMoreIdsThanAPageHas() {
        assertThat(play.asked(form(field("ids", "1", "2", "3", "4", "5"))).ids())
                .hasSize(5);
        assertThat(refusal(play.query(form(field("ids", "1", "2", "3", "4", "5", "6")))))
                .isEqualTo(Condition.POLICY_VIOLATION);
    }

    @Test
    void hasNoNodes() {
        assertThat(refusal(play.ask(Iq.Type.SET, Verona.PHONE, "<query xmlns='urn:xmpp:mam:2' node='blog'/>")))
                .isEqualTo(Condition.ITEM_NOT_FOUND);
    }

    @Test
    void isReadByNobodyElse() {
        for (var stranger : List.of(Verona.BALCONY, Verona.JULIET)) {
            for (var payload : List.of("<query xmlns='urn:xmpp:mam:2'/>", "<metadata xmlns='urn:xmpp:mam:2'/>")) {
                for (var type : List.of(Iq.Type.GET, Iq.Type.SET)) {
                    assertThat(refusal(play.ask(type, stranger, payload))).isEqualTo(Condition.SERVICE_UNAVAILABLE);
                }
            }
        }
    }

    @Test
    void tellsHowFarItReachesAndChangesNothing() {
        var metadata = "<metadata xmlns='urn:xmpp:mam:2'/>";

        assertThat(play.reading(play.ask(Iq.Type.GET, Verona.PHONE, metadata)))
                .isInstanceOf(ArchiveReading.OfExtent.class);
        assertThat(refusal(play.ask(Iq.Type.SET, Verona.PHONE, metadata))).isEqualTo(Condition.NOT_ALLOWED);
    }

    @Test
    void acceptsThatRoomsAreAskedForOrNot() {
        for (var wish : List.of("true", "false", "1", "0")) {
            assertThat(play.asked(form(field("include-groupchat", wish))).filter())
                    .isEqualTo(ArchiveFilter.ALL);
        }
    }
}
