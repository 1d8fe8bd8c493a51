package io.outcry.it.load.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.it.load.measure.Arrivals.Order;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ArrivalsTest {

    private final Arrivals arrivals = new Arrivals();
    private final Tally tally = new Tally();

    @Test
    void takesWhatComesInOrderAsNext() {
        assertThat(arrive(0, 1, 2)).containsExactly(Order.NEXT, Order.NEXT, Order.NEXT);
    }

    @Test
    void goesOnBehindAGap() {
        assertThat(arrive(0, 3, 4)).containsExactly(Order.NEXT, Order.NEXT, Order.NEXT);
    }

    @Test
    void seesWhatWasOvertaken() {
        assertThat(arrive(0, 2, 1, 3)).containsExactly(Order.NEXT, Order.NEXT, Order.OVERTAKEN, Order.NEXT);
    }

    @Test
    void seesADuplicateEvenOfWhatWasOvertaken() {
        assertThat(arrive(0, 2, 1, 1, 2, 0))
                .endsWith(Order.OVERTAKEN, Order.DUPLICATE, Order.DUPLICATE, Order.DUPLICATE);
    }

    @Test
    void countsWhatIsMissingAsLost() {
        IntStream.range(0, 5).forEach(_ -> tally.sent());

        for (var order : arrive(0, 2, 1, 1)) {
            tally.arrived(order);
        }

        assertThat(tally.counts()).isEqualTo(new Tally.Counts(5, 3, 2, 1, 1, 0, 0, 0));
        assertThat(tally.counts().isFlawless()).isFalse();
    }

    @Test
    void countsWhatCameBackAsBouncedAndNotAsLost() {
        tally.sent();
        tally.bounced();

        assertThat(tally.counts().lost()).isZero();
        assertThat(tally.counts().isFlawless()).isFalse();
    }

    @Test
    void isFlawlessWhereAllArrivedOnce() {
        tally.sent();
        tally.arrived(Order.NEXT);

        assertThat(tally.counts().isFlawless()).isTrue();
    }

    private Order[] arrive(int... sequences) {
        return IntStream.of(sequences).mapToObj(arrivals::arrive).toArray(Order[]::new);
    }
}
