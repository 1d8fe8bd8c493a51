package io.outcry.it.crash;

import io.outcry.it.harness.Node;
import io.outcry.it.peer.Patience;
import io.outcry.it.peer.Player;
import io.outcry.it.rooms.RoomPeer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;

/**
 * Three accounts that talk in a ring, two of them with two devices, of which one only listens; and each with one more in a
 * room, where they all talk. They begin at different nodes.
 */
final class Ring implements AutoCloseable {

    /** Longest time without service, and until what was under way is settled; nobody dies meanwhile. */
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final List<Node> nodes;
    private final List<Player> players;
    private final String room;
    private final List<Talker> talkers = new ArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<?>> running = new ArrayList<>();

    Ring(List<Node> nodes, Random random) {
        this.nodes = nodes;
        var cast = nodes.getFirst();
        var romeo = cast.player("romeo");
        var juliet = cast.player("juliet");
        var mercutio = cast.player("mercutio");
        players = List.of(romeo, juliet, mercutio);
        join(random, romeo, "phone", Partner.account(juliet.bare()));
        join(random, juliet, "home", Partner.account(mercutio.bare()));
        join(random, mercutio, "street", Partner.account(romeo.bare()));
        join(random, romeo, "orchard", Partner.NOBODY);
        join(random, juliet, "balcony", Partner.account(romeo.bare()));
        room = "pit-" + romeo.local() + "@rooms." + romeo.domain();
        try (var owner = RoomPeer.at(cast, romeo, "Owner")) {
            owner.make(room);
        }
        players.forEach(player -> join(random, player, "pit", Partner.room(room)));
    }

    private void join(Random random, Player player, String resource, Partner to) {
        var first = nodes.get(talkers.size() % nodes.size());
        talkers.add(new Talker(nodes, first, new Random(random.nextLong()), player, resource, to));
    }

    void start() {
        talkers.forEach(talker -> running.add(threads.submit(talker)));
    }

    /** One of the devices loses its connection. */
    void loseConnection(Random random) {
        talkers.get(random.nextInt(talkers.size())).loseConnection();
    }

    long acknowledged() {
        return talkers.stream().mapToLong(Talker::acknowledged).sum();
    }

    /** Waits until each device is served with what it said after this time (the JVM's nanoseconds); how long after it. */
    Duration awaitServed(long since) {
        await("every device is served", () -> talkers.stream().allMatch(talker -> talker.isServedSince(since)));
        return Duration.ofNanos(System.nanoTime() - since);
    }

    /** Nobody says anything new; what is said arrives; then all is compared. */
    Verdict end() {
        talkers.forEach(Talker::beQuiet);
        await("everything is acknowledged", () -> talkers.stream().allMatch(Talker::isSettled));
        awaitHeard();
        talkers.forEach(Talker::end);
        running.forEach(Futures::result);
        var archives = new HashMap<String, Archive>();
        players.forEach(player -> archives.put(player.bare(), Archive.of(nodes.getLast(), player, player.bare())));
        archives.put(room, Archive.of(nodes.getLast(), players.getFirst(), room));
        var verdict = Checker.judge(testimonies(), archives);
        if (!verdict.isClean()) {
            testimonies().forEach(Ring::write);
        }
        return verdict;
    }

    /** For whoever looks for the reason. */
    private static void write(Testimony device) {
        var lines = new ArrayList<String>();
        device.heard()
                .forEach(heard -> lines.add(heard.at() + " " + heard.session() + " " + heard.id() + " "
                        + heard.said().text()));
        try {
            var folder = Files.createDirectories(Path.of("target", "crash"));
            Files.write(folder.resolve(device.device().replace('/', '-') + ".heard"), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What never comes is the verdict's matter. */
    private void awaitHeard() {
        try {
            Patience.until(
                    "everything is heard", () -> Checker.unheard(testimonies()).isEmpty());
        } catch (AssertionError _) {
            // The verdict says what is missing.
        }
    }

    private List<Testimony> testimonies() {
        return talkers.stream().map(Talker::testimony).toList();
    }

    private void await(String what, BooleanSupplier isSo) {
        Patience.until(LIMIT, () -> what, () -> {
            running.stream().filter(Future::isDone).forEach(Futures::result);
            return isSo.getAsBoolean();
        });
    }

    @Override
    public void close() {
        talkers.forEach(Talker::end);
        threads.close();
    }
}
