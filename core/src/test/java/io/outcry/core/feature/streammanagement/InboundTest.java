package io.outcry.core.feature.streammanagement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class InboundTest {

    private final Inbound inbound = new Inbound();

    @Test
    void countsWhatIsHandled() {
        assertThat(inbound.ack()).isEqualTo(new Signal.Ack(0));

        inbound.handle();
        inbound.handle();

        assertThat(inbound.ack()).isEqualTo(new Signal.Ack(2));
    }

    @Test
    void countsOnlyUpToWhatIsNotConfirmed() {
        var first = inbound.arrive();
        var second = inbound.arrive();
        inbound.handle();

        inbound.confirm(second);

        assertThat(inbound.h()).isZero();
        assertThat(inbound.unconfirmed()).isEqualTo(3);

        inbound.confirm(first);

        assertThat(inbound.h()).isEqualTo(3);
        assertThat(inbound.unconfirmed()).isZero();
    }

    @Test
    void sendsTheCountThatItOwesWithTheLastConfirmation() {
        var first = inbound.arrive();
        var second = inbound.arrive();

        assertThat(inbound.ack()).isEqualTo(new Signal.Ack(0));
        assertThat(inbound.confirm(first)).isEmpty();
        assertThat(inbound.confirm(second)).contains(new Signal.Ack(2));
    }

    @Test
    void owesTheRestWithEveryAnswerThatLeftSomethingOpen() {
        var first = inbound.arrive();
        inbound.ack();
        var second = inbound.arrive();

        assertThat(inbound.confirm(first)).as("owed, and one more is open").contains(new Signal.Ack(1));
        assertThat(inbound.confirm(second)).as("promised with that answer").contains(new Signal.Ack(2));
    }

    @Test
    void sendsNoCountThatNobodyAskedFor() {
        assertThat(inbound.confirm(inbound.arrive())).isEmpty();
    }

    @Test
    void takesAConfirmationTwiceForOnce() {
        var first = inbound.arrive();
        inbound.arrive();

        inbound.confirm(first);
        inbound.confirm(first);

        assertThat(inbound.h()).isEqualTo(1);
    }

    @Test
    void countsOnAtZeroBehindTheLargestNumberOf32Bits() {
        var old = new Inbound(4_294_967_295L);
        assertThat(old.h()).isEqualTo(4_294_967_295L);

        old.handle();

        assertThat(old.h()).isZero();
    }

    @Test
    void takesWhatWasNotConfirmedAgainUnderTheSamePosition() {
        inbound.handle();
        var before = inbound.arrive();
        inbound.rewind();

        assertThat(inbound.confirm(before))
                .as("it comes again and is confirmed again")
                .isEmpty();
        assertThat(inbound.h()).isEqualTo(1);
        assertThat(inbound.arrive()).isEqualTo(before);
    }
}
