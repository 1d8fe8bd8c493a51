package io.outcry.core.feature.archive;

import static io.outcry.core.feature.archive.ArchivePlay.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.archive.ArchiveExtent;
import io.outcry.core.archive.ArchiveLimits;
import io.outcry.core.archive.ArchivePage;
import io.outcry.core.archive.ArchiveReading;
import io.outcry.core.archive.Archived;
import io.outcry.core.contact.Act;
import io.outcry.core.contact.Outcome;
import io.outcry.core.contact.UserState;
import io.outcry.core.contact.Verona;
import io.outcry.core.ledger.Entry;
import io.outcry.core.ledger.Listed;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.Message;
import io.outcry.core.stanza.Stanza;
import io.outcry.core.stanza.StanzaError.Condition;
import io.outcry.core.stanza.StanzaText;
import io.outcry.core.stanza.Xml;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AnswersTest {

    private static final ArchiveLimits LIMITS = new ArchiveLimits(3, 5, 100, 20, 2, 3);
    private static final Instant TEN = Instant.parse("2026-03-01T10:00:00.987654Z");

    /** A stanza's text is its body. */
    private static final StanzaText TEXT = new StanzaText() {
        @Override
        public String write(Stanza stanza) {
            throw new IllegalArgumentException("only read here");
        }

        @Override
        public Stanza read(String text) {
            return Verona.chat(Verona.PHONE, Verona.child("body", text.strip()));
        }
    };

    private final ArchivePlay play = new ArchivePlay();

    private static Archived archived(String id) {
        return archived(id, Optional.empty(), 1);
    }

    private static Archived archived(String id, Optional<Archived.Tombstone> tombstone, int chars) {
        var text = "body of " + id + " ".repeat(chars);
        return new Archived(
                new Entry(id, TEN, Entry.Kind.RECEIVED, Verona.BALCONY, "", new Listed(true, "", ""), text), tombstone);
    }

    private static ArchivePage.Found found(boolean isComplete, String... ids) {
        return new ArchivePage.Found(
                Arrays.stream(ids).map(AnswersTest::archived).toList(), isComplete, OptionalLong.empty());
    }

    private List<Stanza> answer(String query, ArchivePage page) {
        return Verona.stanzas(outcome(play.state, query, page));
    }

    private Outcome outcome(UserState state, String query, ArchivePage page) {
        return Answers.read(state, play.reading(play.query(query)), new ArchiveReading.Answer.Page(page), LIMITS, TEXT);
    }

    private static List<String> ids(List<Stanza> answer) {
        return answer.stream()
                .filter(Message.class::isInstance)
                .map(message -> message.payload().elements().getFirst().attributeOr("id", ""))
                .toList();
    }

    private static String fin(String attributes, String set) {
        return "<fin xmlns='urn:xmpp:mam:2' queryid='f27'" + attributes
                + "><set xmlns='http://jabber.org/protocol/rsm'>" + set + "</set></fin>";
    }

    private static void assertFin(List<Stanza> answer, String fin) {
        assertThat(answer.getLast()).isInstanceOf(Iq.class);
        assertThat(answer.getLast().payload().elements()).containsExactly(Xml.of(fin));
    }

    @Test
    void givesTheResultsAndThenTheAnswerToWhoAsked() {
        var outcome = outcome(play.state, "", found(false, "1", "2"));

        assertThat(outcome.acts())
                .extracting(act -> ((Act.Give) act).resource())
                .containsExactly("phone", "phone", "phone");
        assertThat(ids(Verona.stanzas(outcome))).containsExactly("1", "2");
        assertFin(Verona.stanzas(outcome), fin("", "<first>1</first><last>2</last>"));
    }

    @Test
    void forwardsTheMessageWithTheTimeItCame() {
        var message = (Message) answer("", found(true, "1")).getFirst();

        assertThat(message.from()).contains(Verona.ROMEO);
        assertThat(message.to()).contains(Verona.PHONE);
        assertThat(message.payload().elements())
                .containsExactly(Xml.of("<result xmlns='urn:xmpp:mam:2' queryid='f27' id='1'>"
                        + "<forwarded xmlns='urn:xmpp:forward:0'>"
                        + "<delay xmlns='urn:xmpp:delay' from='romeo@montague.example' stamp='2026-03-01T10:00:00.987Z'/>"
                        + "<message xmlns='jabber:client' from='juliet@capulet.example/balcony'"
                        + " to='romeo@montague.example/phone' type='chat'><body>body of 1</body></message>"
                        + "</forwarded></result>"));
    }

    @Test
    void saysWhereAllIsThere() {
        assertFin(
                answer("", found(true, "1", "2")),
                fin(" complete='true'", "<first>1</first><last>2</last><count>2</count>"));
        assertFin(answer("", found(true)), fin(" complete='true'", "<count>0</count>"));
    }

    @Test
    void countsNothingWhereThePageIsNotAll() {
        assertFin(
                answer("<set xmlns='http://jabber.org/protocol/rsm'><after>0</after></set>", found(true, "1", "2")),
                fin(" complete='true'", "<first>1</first><last>2</last>"));
    }

    @Test
    void tellsWhatWasCounted() {
        assertFin(answer("", new ArchivePage.Found(List.of(), false, OptionalLong.of(7))), fin("", "<count>7</count>"));
    }

    @Test
    void flipsTheResultsAndNotThePage() {
        var answer = answer("<flip-page/>", found(false, "1", "2", "3"));

        assertThat(ids(answer)).containsExactly("3", "2", "1");
        assertFin(answer, fin("", "<first>1</first><last>3</last>"));
    }

    @Test
    void showsNothingOfAMessageThatWasTakenBack() {
        var tombstone = new Archived.Tombstone("sorry-1", TEN.plusSeconds(1));
        var page = new ArchivePage.Found(List.of(archived("1", Optional.of(tombstone), 0)), true, OptionalLong.empty());

        var forwarded = answer("", page)
                .getFirst()
                .payload()
                .elements()
                .getFirst()
                .children()
                .getFirst();

        assertThat(forwarded.children().getLast())
                .isEqualTo(Xml.of("<message xmlns='jabber:client' from='juliet@capulet.example/balcony'"
                        + " to='romeo@montague.example/phone' type='chat'>"
                        + "<retracted xmlns='urn:xmpp:message-retract:1' id='sorry-1' stamp='2026-03-01T10:00:01.987Z'/>"
                        + "</message>"));
    }

    @Test
    void endsThePageWhereItGetsTooLong() {
        var entries = Stream.of("1", "2", "3")
                .map(id -> archived(id, Optional.empty(), 30))
                .toList();
        var page = new ArchivePage.Found(entries, true, OptionalLong.empty());

        var forwards = answer("", page);
        var backwards = answer("<set xmlns='http://jabber.org/protocol/rsm'><before/></set>", page);

        assertThat(ids(forwards)).containsExactly("1", "2");
        assertFin(forwards, fin("", "<first>1</first><last>2</last>"));
        assertThat(ids(backwards)).containsExactly("2", "3");
        assertFin(backwards, fin("", "<first>2</first><last>3</last>"));
    }

    @Test
    void givesAtLeastOneEntry() {
        var entries = Stream.of("1", "2")
                .map(id -> archived(id, Optional.empty(), 500))
                .toList();

        assertThat(ids(answer("", new ArchivePage.Found(entries, true, OptionalLong.empty()))))
                .containsExactly("1");
    }

    @Test
    void saysThatAnIdIsUnknown() {
        assertThat(refusal(outcome(play.state, "", new ArchivePage.UnknownId())))
                .isEqualTo(Condition.ITEM_NOT_FOUND);
    }

    @Test
    void givesNothingToASessionThatIsGone() {
        var outcome = outcome(Verona.romeo(), "", found(true, "1"));

        assertThat(outcome.acts()).hasSize(1).first().isInstanceOf(Act.Send.class);
    }

    @Test
    void saysThatItCannotBeReadNow() {
        var reading = play.reading(play.query(""));

        assertThat(refusal(Answers.failed(play.state, reading))).isEqualTo(Condition.RESOURCE_CONSTRAINT);
        assertThat(refusal(Answers.tooMany(play.state, reading, LIMITS))).isEqualTo(Condition.RESOURCE_CONSTRAINT);
    }

    @Test
    void tellsFromWhereToWhereItReaches() {
        var reading = play.reading(play.ask(Iq.Type.GET, Verona.PHONE, "<metadata xmlns='urn:xmpp:mam:2'/>"));
        var extent =
                new ArchiveExtent(new ArchiveExtent.End("1", TEN), new ArchiveExtent.End("9", TEN.plusSeconds(3_600)));

        var answer =
                Answers.read(play.state, reading, new ArchiveReading.Answer.Extent(Optional.of(extent)), LIMITS, TEXT);
        var ofNothing =
                Answers.read(play.state, reading, new ArchiveReading.Answer.Extent(Optional.empty()), LIMITS, TEXT);

        assertThat(Verona.stanzas(answer).getFirst().payload().elements())
                .containsExactly(Xml.of("<metadata xmlns='urn:xmpp:mam:2'>"
                        + "<start id='1' timestamp='2026-03-01T10:00:00.987Z'/>"
                        + "<end id='9' timestamp='2026-03-01T11:00:00.987Z'/></metadata>"));
        assertThat(Verona.stanzas(ofNothing).getFirst().payload().elements())
                .containsExactly(Xml.of("<metadata xmlns='urn:xmpp:mam:2'/>"));
    }
}
