package io.outcry.core.feature.streammanagement;

import static io.outcry.core.feature.streammanagement.Balcony.NOW;
import static io.outcry.core.feature.streammanagement.Balcony.says;
import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.feature.streammanagement.ManagedStream.Resumption;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is lost on the way and whenever the connection breaks, the client has every stanza once and in order. */
final class ExactlyOnceTest {

    private static final StreamManagementConfig CONFIG = new StreamManagementConfig(
            100_000,
            100_000_000,
            Duration.ofMinutes(5),
            Duration.ofMinutes(5),
            5,
            Duration.ofSeconds(1),
            Duration.ofSeconds(9),
            "");
    private static final ResumeId ID = ResumeId.of(new byte[16]);
    private static final int STEPS = 2_000;

    /** A client that keeps the rules: it counts what reaches it, whatever it managed to acknowledge. */
    private static final class Client {
        private final List<String> received = new ArrayList<>();
        private final long firstCount;

        private Client(long firstCount) {
            this.firstCount = firstCount;
        }

        private long h() {
            return (firstCount + received.size()) & 0xFFFF_FFFFL;
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void losesAndDoublesNothing(long seed) {
        var random = new Random(seed);
        // Half of the streams begin shortly before the count wraps.
        var firstCount = random.nextBoolean() ? 0 : 4_294_967_295L - random.nextInt(500);
        var client = new Client(firstCount);
        var stream =
                ManagedStream.restore(new StreamSnapshot(ID, Duration.ofMinutes(5), 0, firstCount, List.of()), CONFIG);
        var wire = new ArrayDeque<String>();
        var sent = 0;

        for (var step = 0; step < STEPS; step++) {
            switch (random.nextInt(10)) {
                case 0, 1, 2, 3 -> {
                    stream.outbox().add(says(String.valueOf(sent)), NOW);
                    wire.add(String.valueOf(sent++));
                }
                case 4, 5, 6 -> Optional.ofNullable(wire.poll()).ifPresent(client.received::add);
                case 7, 8 ->
                    assertThat(stream.outbox().acknowledge(client.h(), NOW))
                            .isInstanceOf(Outbox.Answer.Acknowledged.class);
                default -> stream = reconnect(stream, client, wire, random);
            }
        }
        reconnect(stream, client, wire, random);
        client.received.addAll(wire);

        assertThat(client.received)
                .containsExactlyElementsOf(
                        IntStream.range(0, sent).mapToObj(String::valueOf).toList());
    }

    /** What was on the wire is lost; sometimes the stream moves to another holder on the way. */
    private static ManagedStream reconnect(
            ManagedStream stream, Client client, ArrayDeque<String> wire, Random random) {
        wire.clear();
        var holder =
                random.nextBoolean() ? ManagedStream.restore(stream.snapshot().orElseThrow(), CONFIG) : stream;
        var resumed = (Resumption.Resumed) holder.resume(new Signal.Resume(ID.text(), client.h()), NOW);
        wire.addAll(OutboxTest.words(resumed.again()));
        return holder;
    }
}
