package io.outcry.it.crash;

import io.outcry.it.harness.DatabaseServer;
import io.outcry.it.harness.Node;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Kills nodes and their database at random moments while a ring of devices talks, starts them again, cuts connections, and
 * looks what became of what was said. A majority of the nodes always lives. The same seed strikes the same at the same times; what else
 * happens meanwhile is chance.
 */
final class Torture {

    private static final String[] SETTINGS = {
        // What is sent again after a death is known as long as this: each device says a hundred a second, and nobody is
        // served for seconds.
        "users.record.dedupe-window=10000",
        // Nobody talks in rooms as fast as these devices do.
        "rooms.limits.rates.occupant.burst=10000",
        "rooms.limits.rates.room.burst=100000"
    };

    private static final int PAUSE_MILLIS_MIN = 300;
    private static final int PAUSE_MILLIS_MAX = 2_500;
    private static final int DOWN_MILLIS_MAX = 3_000;

    private final List<Node> nodes;
    private final Optional<DatabaseServer> database;
    private final Random random;
    private final Consumer<String> progress;
    private int rounds;
    private long acknowledged;

    /** What nodes need to be told to be tortured. */
    static String[] settings() {
        return SETTINGS.clone();
    }

    /**
     * @param database the nodes' server, which is killed once in each act; none where it lives and dies with the node
     * @param progress is told of each round, in a line
     */
    Torture(List<Node> nodes, Optional<DatabaseServer> database, long seed, Consumer<String> progress) {
        this.nodes = List.copyOf(nodes);
        this.database = database;
        this.random = new Random(seed);
        this.progress = progress;
    }

    /** With accounts of its own: so many rounds of death, then calm, and the verdict over all. */
    Verdict act(int rounds) {
        try (var ring = new Ring(nodes, random)) {
            var start = System.nanoTime();
            ring.start();
            progress.accept("talking: served after " + seconds(ring.awaitServed(start)));
            var databaseDies = random.nextInt(rounds);
            for (var round = 0; round < rounds; round++) {
                park(PAUSE_MILLIS_MIN, PAUSE_MILLIS_MAX);
                ring.loseConnection(random);
                park(0, PAUSE_MILLIS_MIN);
                strike(ring, round == databaseDies ? database : Optional.empty());
            }
            acknowledged += ring.acknowledged();
            return ring.end();
        }
    }

    private void strike(Ring ring, Optional<DatabaseServer> dying) {
        var dead = victims(dying.isPresent());
        var struck = System.nanoTime();
        dead.forEach(Node::kill);
        dying.ifPresent(DatabaseServer::kill);
        try (var watch = Executors.newVirtualThreadPerTaskExecutor()) {
            var served = watch.submit(() -> ring.awaitServed(struck));
            park(0, DOWN_MILLIS_MAX);
            dying.ifPresent(DatabaseServer::restart);
            dead.forEach(Node::restart);
            report(ring, names(dead, dying.isPresent()), Futures.result(served));
        }
    }

    /** One or more nodes, as long as a majority lives; when the database dies, maybe none. */
    private List<Node> victims(boolean isWithDatabase) {
        var most = Math.max(1, (nodes.size() - 1) / 2);
        var shuffled = new ArrayList<>(nodes);
        Collections.shuffle(shuffled, random);
        return List.copyOf(shuffled.subList(0, random.nextInt(isWithDatabase ? 0 : 1, most + 1)));
    }

    private String names(List<Node> dead, boolean isWithDatabase) {
        var names = dead.stream().map(node -> "node " + (nodes.indexOf(node) + 1));
        return Stream.concat(names, isWithDatabase ? Stream.of("the database") : Stream.empty())
                .collect(Collectors.joining(" and "));
    }

    private void report(Ring ring, String killed, Duration served) {
        progress.accept("round " + ++rounds + ": killed " + killed + ", all served after " + seconds(served) + ", "
                + (acknowledged + ring.acknowledged()) + " messages acknowledged so far");
    }

    private void park(int millisMin, int millisMax) {
        LockSupport.parkNanos(1_000_000L * random.nextInt(millisMin, millisMax));
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1_000.0);
    }
}
