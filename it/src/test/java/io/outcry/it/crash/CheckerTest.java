package io.outcry.it.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.it.crash.Archive.Line;
import io.outcry.it.crash.Fault.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Romeo says three things to Juliet; each test breaks something. */
class CheckerTest {

    private static final String ROMEO = "romeo@montague.example";
    private static final String PHONE = ROMEO + "/phone";
    private static final String JULIET = "juliet@capulet.example";
    private static final String BALCONY = JULIET + "/balcony";

    @Test
    void findsNothingWhereAllIsWell() {
        var verdict = judge(archive(1, 2, 3), archive(1, 2, 3), heard("a", 1, 2), heard("b", 2, 3));

        assertThat(verdict.faults()).isEmpty();
        assertThat(verdict.acknowledged()).isEqualTo(3);
        assertThat(verdict.heard()).isEqualTo(4);
        assertThat(verdict.again()).isEqualTo(1);
    }

    @Test
    void findsWhatASpeakerHasNotOnRecord() {
        assertThat(kinds(judge(archive(1, 3), archive(1, 2, 3), heard("a", 1, 2, 3))))
                .containsExactly(Kind.LOST);
    }

    @Test
    void findsWhatAReceiverHasNotOnRecord() {
        assertThat(kinds(judge(archive(1, 2, 3), archive(1, 2), heard("a", 1, 2, 3))))
                .containsExactly(Kind.LOST, Kind.LOST);
    }

    @Test
    void findsWhatNobodyHeard() {
        assertThat(kinds(judge(archive(1, 2, 3), archive(1, 2, 3), heard("a", 1, 3))))
                .containsExactly(Kind.UNHEARD);
    }

    @Test
    void findsWhatIsTwiceInAnArchive() {
        assertThat(kinds(judge(archive(1, 2, 2, 3), archive(1, 2, 3), heard("a", 1, 2, 3))))
                .containsExactly(Kind.DOUBLED);
    }

    @Test
    void findsWhatASessionHeardTwice() {
        assertThat(kinds(judge(archive(1, 2, 3), archive(1, 2, 3), heard("a", 1, 2, 2, 3))))
                .containsExactly(Kind.DOUBLED);
    }

    @Test
    void findsAnArchiveInAnotherOrderThanWhatWasSaid() {
        assertThat(kinds(judge(archive(2, 1, 3), archive(1, 2, 3), heard("a", 1, 2, 3))))
                .containsExactly(Kind.OUT_OF_ORDER);
    }

    @Test
    void findsASessionInAnotherOrderThanTheArchive() {
        assertThat(kinds(judge(archive(1, 2, 3), archive(1, 2, 3), heard("a", 1, 3, 2))))
                .containsExactly(Kind.OUT_OF_ORDER);
    }

    @Test
    void countsWhatWaitedForAnotherClientAndComesLate() {
        var late = new Heard[] {new Heard(Instant.EPOCH, "a", true, "id-2", said(2))};

        var verdict = judge(archive(1, 2, 3), archive(1, 2, 3), heard("a", 1, 3), late);

        assertThat(verdict.faults()).isEmpty();
        assertThat(verdict.late()).isEqualTo(1);
    }

    @Test
    void findsWhatCameAgainUnderAnotherId() {
        var renamed = new Heard[] {new Heard(Instant.EPOCH, "b", false, "id-3", said(2))};

        var kinds = kinds(judge(archive(1, 2, 3), archive(1, 2, 3), heard("a", 1, 2, 3), renamed));

        // What has the id of another is not on record either.
        assertThat(kinds).containsExactly(Kind.LOST, Kind.RENAMED);
    }

    @Test
    void countsWhatAnOccupantMissedWhileItWasInside() {
        var room = "desk@rooms.capulet.example";
        var all = List.of(said(1), said(2), said(3));
        var occupants = List.of(
                new Testimony(ROMEO, PHONE, Partner.room(room), all, 0, List.of(heard(PHONE + "#1.0", 1, 2, 3)), 1, 0),
                new Testimony(
                        JULIET,
                        BALCONY,
                        Partner.room(room),
                        List.of(),
                        0,
                        Stream.of(heard(BALCONY + "#1.0", 1), heard(BALCONY + "#1.1", 3), heard(BALCONY + "#2.1", 3))
                                .flatMap(Stream::of)
                                .toList(),
                        2,
                        1));

        var verdict = Checker.judge(occupants, Map.of(room, archive(1, 2, 3)));

        assertThat(verdict.faults()).isEmpty();
        assertThat(verdict.missed()).isEqualTo(1);
    }

    @Test
    void saysWhatItFoundInNumbersAndWords() {
        var verdict = judge(archive(1, 2, 3), archive(1, 2, 3), heard("a", 1, 3));

        assertThat(verdict.plus(Verdict.NOTHING))
                .hasToString(
                        "3 acknowledged, 0 refused; 2 heard, 0 of them again under the same id, 0 late, 0 missed in rooms; 2 sessions, "
                                + "0 resumptions; {LOST=0, UNHEARD=1, DOUBLED=0, OUT_OF_ORDER=0, RENAMED=0}\n"
                                + "  UNHEARD " + PHONE + " 2");
    }

    private static Verdict judge(Archive romeos, Archive juliets, Heard[]... heard) {
        var acknowledged = Stream.of(1, 2, 3).map(CheckerTest::said).toList();
        var all = Stream.of(heard).flatMap(Stream::of).toList();
        return Checker.judge(
                List.of(
                        new Testimony(ROMEO, PHONE, Partner.account(JULIET), acknowledged, 0, List.of(), 1, 0),
                        new Testimony(JULIET, BALCONY, Partner.NOBODY, List.of(), 0, all, 1, 0)),
                Map.of(ROMEO, romeos, JULIET, juliets));
    }

    private static List<Kind> kinds(Verdict verdict) {
        return verdict.faults().stream().map(Fault::kind).toList();
    }

    private static Archive archive(Integer... numbers) {
        return new Archive(Stream.of(numbers)
                .map(number -> new Line("id-" + number, said(number)))
                .toList());
    }

    private static Heard[] heard(String session, Integer... numbers) {
        return Stream.of(numbers)
                .map(number -> new Heard(Instant.EPOCH, session, false, "id-" + number, said(number)))
                .toArray(Heard[]::new);
    }

    private static Said said(int number) {
        return new Said(PHONE, number);
    }
}
