package io.outcry.codecs.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.stanza.Element;
import io.outcry.core.stream.StreamCommand;
import io.outcry.core.stream.StreamEvent;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.actor.ActorSystem;
import org.junit.jupiter.api.Test;

class CommandQueueTest {

    private static final StreamCommand SMALL = new StreamCommand.KeepAlive();
    private static final StreamCommand LARGE = new StreamCommand.SendNonza(
            Element.named("large", "urn:large").text("x".repeat(600)).build());

    private final AtomicInteger woken = new AtomicInteger();
    private final CommandQueue queue = new CommandQueue(1_000, woken::incrementAndGet);
    private final ArrayList<StreamCommand> carriedOut = new ArrayList<>();

    @Test
    void wakesItsStageOnceHoweverMuchIsTold() {
        // when
        queue.tell(SMALL);
        queue.request(2);
        queue.tell(LARGE);
        queue.request(3);

        // then
        assertThat(woken).hasValue(1);
        assertThat(queue.drain(carriedOut::add)).isEqualTo(5);
        assertThat(carriedOut).containsExactly(SMALL, LARGE);
        queue.tell(SMALL);
        assertThat(woken).hasValue(2);
    }

    @Test
    void hasRoomAgainForWhatWasCarriedOut() {
        for (var i = 0; i < 100; i++) {
            queue.tell(LARGE);
            queue.drain(carriedOut::add);
        }
        assertThat(carriedOut).hasSize(100);
        assertThat(queue.hasOverflowed()).isFalse();
    }

    @Test
    void overflowsByBytes() {
        queue.tell(LARGE);
        assertThat(queue.hasOverflowed()).isFalse();
        queue.tell(LARGE);
        assertThat(queue.hasOverflowed()).isTrue();
    }

    @Test
    void overflowsByNumber() {
        for (var i = 0; i < 1_000 / CommandQueue.COMMAND_BYTES; i++) {
            queue.tell(SMALL);
        }
        assertThat(queue.hasOverflowed()).isFalse();
        queue.tell(SMALL);
        assertThat(queue.hasOverflowed()).isTrue();
    }

    @Test
    void carriesNothingOutThatMayHaveAGap() {
        // given
        queue.tell(LARGE);
        queue.tell(LARGE);

        // when
        queue.tell(SMALL);
        queue.drain(carriedOut::add);

        // then
        assertThat(carriedOut).isEmpty();
    }

    @Test
    void takesNothingAfterTheEnd() {
        queue.end();
        queue.tell(SMALL);
        queue.request(1);
        assertThat(queue.drain(carriedOut::add)).isZero();
        assertThat(carriedOut).isEmpty();
        assertThat(woken).hasValue(0);
    }

    @Test
    void endsAConnectionThatDoesNotComeToItsCommands() throws Exception {
        var system = ActorSystem.create("CommandQueueTest");
        try {
            // given
            var isHeld = new CountDownLatch(1);
            var goesOn = new CountDownLatch(1);
            var server = Loopback.bind(system, Loopback.NO_TLS, Loopback.AMPLE_TIMES, event -> {
                if (event instanceof StreamEvent.Opened) {
                    isHeld.countDown();
                    await(goesOn);
                }
            });
            try (var client = server.connect()) {
                var connection = server.connection();
                connection.request(1);
                Loopback.send(client, Decoding.OPENING);
                await(isHeld);

                // when
                for (var i = 0; i <= Loopback.MAX_UNSENT_BYTES / CommandQueue.COMMAND_BYTES; i++) {
                    connection.tell(SMALL);
                }
                goesOn.countDown();

                // then
                assertThat(server.event()).isInstanceOf(StreamEvent.Opened.class);
                assertThat(server.event())
                        .isInstanceOfSatisfying(
                                StreamEvent.Lost.class,
                                lost -> assertThat(lost.reason()).contains("too slow", "100000 bytes"));
                assertThat(Loopback.isEnded(client)).isTrue();
            }
        } finally {
            system.terminate();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
