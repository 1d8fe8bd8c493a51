package io.outcry.it.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.it.harness.Node;
import io.outcry.it.peer.Patience;
import io.outcry.it.peer.Player;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * Three accounts talk in a ring while their node is killed at random moments and started again; one of them listens on a
 * second device. What was acknowledged is in both archives and was heard, nothing is there twice, and every device heard its
 * account's order. {@code -Doutcry.crash.seed} repeats a run, {@code -Doutcry.crash.rounds} makes it longer.
 */
class CrashTest {

    private static final System.Logger LOG = System.getLogger(CrashTest.class.getName());

    private static final int ROUNDS = Integer.getInteger("outcry.crash.rounds", 3);
    private static final long SEED = Long.getLong("outcry.crash.seed", System.nanoTime());
    private static final int LIVE_MILLIS_MIN = 300;
    private static final int LIVE_MILLIS_MAX = 2_500;

    private static final Node NODE = Node.start();

    private final Player romeo = NODE.player("romeo");
    private final Player juliet = NODE.player("juliet");
    private final Player mercutio = NODE.player("mercutio");
    private final List<Talker> ring = List.of(
            new Talker(NODE, romeo, "phone", juliet.bare()),
            new Talker(NODE, juliet, "home", mercutio.bare()),
            new Talker(NODE, mercutio, "street", romeo.bare()));
    private final Talker listener = new Talker(NODE, juliet, "balcony", "");

    @AfterAll
    static void stop() {
        NODE.close();
    }

    @Test
    void nothingAcknowledgedIsLostAndNothingIsDoubled() {
        LOG.log(Level.INFO, "crash seed " + SEED);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<?>>();
            ring.forEach(talker -> running.add(threads.submit(talker)));
            running.add(threads.submit(listener));
            try {
                killAtRandom();
                ring.forEach(Talker::beQuiet);
                Patience.until("everything is acknowledged", () -> ring.stream().allMatch(Talker::isSettled));
                Patience.until(() -> "acknowledged and never heard, seed " + SEED + ": " + missing(), this::isAllHeard);
            } finally {
                ring.forEach(Talker::end);
                listener.end();
            }
            for (var talker : running) {
                assertThat(talker).succeedsWithin(Patience.LIMIT);
            }
        }
        check();
        assertThat(NODE.stop()).isZero();
        NODE.verifyLedgers();
    }

    private static void killAtRandom() {
        var random = new Random(SEED);
        for (var round = 0; round < ROUNDS; round++) {
            LockSupport.parkNanos(1_000_000L * random.nextInt(LIVE_MILLIS_MIN, LIVE_MILLIS_MAX));
            NODE.kill();
            NODE.restart();
        }
        LockSupport.parkNanos(1_000_000L * LIVE_MILLIS_MAX);
    }

    private boolean isAllHeard() {
        return missing().isEmpty();
    }

    /** What was acknowledged to its speaker and did not reach its receiver. */
    private List<Said> missing() {
        var heard = ring.stream()
                .flatMap(talker -> talker.heard().stream())
                .map(Heard::said)
                .collect(Collectors.toSet());
        listener.heard().forEach(more -> heard.add(more.said()));
        return ring.stream()
                .flatMap(talker -> talker.acknowledged().stream())
                .filter(said -> !heard.contains(said))
                .toList();
    }

    private void check() {
        var archives = new HashMap<String, Archive>();
        for (var player : List.of(romeo, juliet, mercutio)) {
            archives.put(player.bare(), Archive.of(NODE, player));
        }
        var players = List.of(romeo, juliet, mercutio);
        for (var i = 0; i < ring.size(); i++) {
            var speaker = ring.get(i);
            var numbers = speaker.acknowledged().stream().map(Said::number).toList();
            assertThat(numbers).as("enough was said for this to mean anything").hasSizeGreaterThan(50);
            var receiver = players.get((i + 1) % players.size()).bare();
            for (var owner : List.of(speaker.account(), receiver)) {
                var archived = of(archives, owner).numbersOf(speaker.account());
                assertThat(archived).as("in the archive of " + owner).containsAll(numbers);
                assertThat(archived).as("in the archive of " + owner).isSorted().doesNotHaveDuplicates();
            }
        }
        var devices = new ArrayList<>(ring);
        devices.add(listener);
        devices.forEach(device -> checkOrder(device, of(archives, device.account())));
    }

    private static Archive of(Map<String, Archive> archives, String owner) {
        return Optional.ofNullable(archives.get(owner)).orElseThrow();
    }

    private static void checkOrder(Talker device, Archive archive) {
        var places = new HashMap<String, Integer>();
        archive.ids().forEach(id -> places.put(id, places.size()));
        var bySession = device.heard().stream().collect(Collectors.groupingBy(Heard::session));
        bySession.forEach((session, heard) -> {
            assertThat(places.keySet())
                    .as(session)
                    .containsAll(heard.stream().map(Heard::id).toList());
            assertThat(heard.stream().map(Heard::id).map(places::get).toList())
                    .as("the order of " + session)
                    .isSorted()
                    .doesNotHaveDuplicates();
        });
        var known = new HashMap<Said, String>();
        var again = new HashSet<Heard>();
        for (var heard : device.heard()) {
            var before = known.putIfAbsent(heard.said(), heard.id());
            if (before != null) {
                assertThat(heard.id()).as("the name of " + heard.said()).isEqualTo(before);
                again.add(heard);
            }
        }
        LOG.log(
                Level.INFO,
                device.account() + " heard " + known.size() + " messages in " + bySession.size() + " sessions, "
                        + again.size() + " of them again under the same name");
    }
}
