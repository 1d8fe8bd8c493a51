package io.outcry.core.custody;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.custody.Receipts.Kind;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReceiptsTest {

    private final Receipts receipts = new Receipts(3);

    @Test
    void knowsARepeatByItsPlace() {
        var mark = mark(4, "", "Hark");

        assertThat(receipts.take(mark)).isEqualTo(Kind.NEW);
        assertThat(receipts.take(mark)).isEqualTo(Kind.UNDER_WAY);
        receipts.recorded(mark);
        assertThat(receipts.take(mark)).isEqualTo(Kind.ON_RECORD);
    }

    @Test
    void takesAnotherMessageInTheSamePlaceForANewOne() {
        receipts.recorded(mark(4, "", "Hark"));

        assertThat(receipts.take(mark(4, "", "Soft"))).isEqualTo(Kind.NEW);
    }

    @Test
    void knowsARepeatOnAnotherStreamByTheSendersOwnIdAndTheText() {
        receipts.recorded(mark(4, "o1", "Hark"));

        assertThat(receipts.take(Fingerprint.of(place("s2", 1), "o1", "Hark"))).isEqualTo(Kind.ON_RECORD);
        assertThat(receipts.take(Fingerprint.of(place("s2", 1), "o1", "Soft"))).isEqualTo(Kind.NEW);
        assertThat(receipts.take(Fingerprint.of(place("s2", 2), "o2", "Hark"))).isEqualTo(Kind.NEW);
    }

    @Test
    void doesNotTakeTheSameWordsForARepeatWhereNothingNamesThem() {
        receipts.recorded(mark(4, "", "Hark"));

        assertThat(receipts.take(mark(5, "", "Hark"))).isEqualTo(Kind.NEW);
    }

    @Test
    void takesAgainWhatDidNotComeOnRecord() {
        receipts.take(mark(4, "o1", "Hark"));

        receipts.forget(mark(4, "o1", "Hark"));

        assertThat(receipts.take(mark(4, "o1", "Hark"))).isEqualTo(Kind.NEW);
    }

    @Test
    void knowsWhatWasReadFromTheRecordWhileTheSameIsUnderWay() {
        receipts.take(mark(4, "o1", "Hark"));

        receipts.recorded(Fingerprint.read("o1", mark(4, "o1", "Hark").text()));

        assertThat(receipts.isOnRecord(mark(4, "o1", "Hark"))).isTrue();
        assertThat(receipts.isOnRecord(mark(5, "", "Hark"))).isFalse();
    }

    @Test
    void findsAGapBeforeWhatCame() {
        var four = new Place("s1", 4);

        assertThat(receipts.isOutOfTurn(four, 0)).isFalse();
        assertThat(receipts.isOutOfTurn(four, 3)).isTrue();
        receipts.came(new Place("s1", 3));
        assertThat(receipts.isOutOfTurn(four, 3)).isFalse();
        assertThat(receipts.isOutOfTurn(new Place("s2", 4), 3)).isTrue();
    }

    @Test
    void remembersNoMoreThanItMay() {
        for (var position = 1; position <= 4; position++) {
            receipts.recorded(mark(position, "o" + position, "Hark"));
        }

        assertThat(receipts.take(mark(2, "o2", "Hark"))).isEqualTo(Kind.ON_RECORD);
        assertThat(receipts.take(mark(1, "o1", "Hark"))).isEqualTo(Kind.NEW);
    }

    @Test
    void doesNotForgetWhatIsUnderWayForWhatIsOnRecord() {
        receipts.take(mark(9, "o9", "Hark"));

        for (var position = 1; position <= 4; position++) {
            receipts.recorded(mark(position, "o" + position, "Hark"));
        }

        assertThat(receipts.take(mark(9, "o9", "Hark"))).isEqualTo(Kind.UNDER_WAY);
    }

    private static Fingerprint mark(long position, String originId, String text) {
        return Fingerprint.of(place("s1", position), originId, text);
    }

    private static Optional<Place> place(String stream, long position) {
        return Optional.of(new Place(stream, position));
    }
}
