package io.outcry.it.load.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.it.load.measure.Arrivals.Order;
import io.outcry.it.load.measure.Spread.Arrival;
import org.junit.jupiter.api.Test;

/** A room of three: messages 0 and 3 are of the first of them. */
class SpreadTest {

    private final Spread spread = new Spread(3);

    @Test
    void knowsWhenEverybodyHasAMessage() {
        assertThat(spread.arrive(0, 2)).isEqualTo(new Arrival(Order.NEXT, false));
        assertThat(spread.arrive(0, 0)).isEqualTo(new Arrival(Order.NEXT, false));
        assertThat(spread.arrive(0, 1)).isEqualTo(new Arrival(Order.NEXT, true));
    }

    @Test
    void seesADuplicateBeforeAndAfterEverybodyHasTheMessage() {
        spread.arrive(0, 0);
        assertThat(spread.arrive(0, 0)).isEqualTo(new Arrival(Order.DUPLICATE, false));
        spread.arrive(0, 1);
        spread.arrive(0, 2);

        assertThat(spread.arrive(0, 0)).isEqualTo(new Arrival(Order.DUPLICATE, false));
    }

    @Test
    void seesWhatIsOvertakenByALaterOneOfTheSameSenderAtTheSameReceiver() {
        spread.arrive(3, 1);

        assertThat(spread.arrive(0, 1).order()).isEqualTo(Order.OVERTAKEN);
        assertThat(spread.arrive(0, 2).order()).isEqualTo(Order.NEXT);
    }

    @Test
    void letsSendersOvertakeEachOther() {
        spread.arrive(1, 0);

        assertThat(spread.arrive(0, 0).order()).isEqualTo(Order.NEXT);
    }
}
