package io.outcry.it.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.stanza.Namespaces;
import io.outcry.it.harness.Node;
import io.outcry.it.peer.Login;
import io.outcry.it.peer.Player;
import io.outcry.it.peer.XmppPeer;
import io.outcry.persistence.MariaDb;
import io.outcry.persistence.Redis;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** {@code kill -9} of Redis, and then of MariaDB, while users change their rosters, chat and log in. */
class VanishingStoresTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static final Redis REDIS = Redis.start();
    private static final MariaDb DATABASE = MariaDb.start("--innodb-flush-log-at-trx-commit=1");
    private static final Node NODE = Node.startOn(
            DATABASE,
            "cache.redis.url=\"" + REDIS.url() + "\"",
            "cache.max-bytes=0",
            "cache.redis.retry-every=100ms",
            "users.passivate-after=500ms");

    private final Player romeo = NODE.player("romeo");
    private final Player juliet = NODE.player("juliet");
    private final Player nurse = NODE.player("nurse");
    private final AtomicInteger refusedWhileRedisWasAway = new AtomicInteger();
    private volatile boolean isDatabaseUp = true;
    private volatile boolean isOver;

    @AfterAll
    static void stop() {
        NODE.close();
        REDIS.close();
        DATABASE.kill();
    }

    @Test
    void nothingIsLostAndEverybodyRecovers() throws InterruptedException {
        var roster = new Roster();
        var logins = new Logins();
        var threads = List.of(
                Thread.ofVirtual().start(roster::change), Thread.ofVirtual().start(logins::comeAndGo));
        await(roster::isGoingOn);
        await(logins::isGoingOn);

        REDIS.kill();
        await(() -> lines("layer.lost", "redis") == 1);
        await(roster::isGoingOn);
        await(logins::isGoingOn);
        assertThat(refusedWhileRedisWasAway).as("refused without Redis").hasValue(0);
        REDIS.restart();
        await(() -> lines("layer.found", "redis") == 1);
        await(logins::isGoingOn);
        assertThat(refusedWhileRedisWasAway).as("refused without Redis").hasValue(0);

        isDatabaseUp = false;
        DATABASE.kill();
        await(() -> lines("layer.lost", "database") == 1);
        await(() -> roster.refused.get() > 0);
        DATABASE.restart();
        await(() -> lines("layer.found", "database") == 1);
        await(roster::isGoingOn);
        await(logins::isGoingOn);

        isOver = true;
        for (var thread : threads) {
            assertThat(thread.join(LIMIT)).isTrue();
        }
        assertThat(rosterOf(romeo)).containsAll(roster.acknowledged);
        assertThat(lines("layer.lost", "redis")).isEqualTo(1);
        assertThat(lines("layer.lost", "database")).isEqualTo(1);
    }

    private static long lines(String event, String layer) {
        return NODE.logged()
                .lines()
                .filter(line -> line.contains(event) && line.contains(layer))
                .count();
    }

    private List<String> rosterOf(Player player) {
        try (var peer = Login.session(NODE, player, "checker")) {
            return peer.askForRoster().child("query", Namespaces.ROSTER).orElseThrow().children().stream()
                    .map(item -> item.attributeOr("jid", ""))
                    .toList();
        }
    }

    private static void await(BooleanSupplier condition) {
        var end = Instant.now().plus(LIMIT);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now())
                    .as("within " + LIMIT + "\n" + NODE.output())
                    .isBefore(end);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    /** One session that adds a contact after the other. */
    private final class Roster {

        private final List<String> acknowledged = new CopyOnWriteArrayList<>();
        private final AtomicInteger refused = new AtomicInteger();
        private int seen;

        void change() {
            try (var peer = Login.session(NODE, romeo, "phone")) {
                for (var number = 0; !isOver; number++) {
                    var contact = "u" + number + "@elsewhere.example";
                    if (isDone(peer, number, contact)) {
                        acknowledged.add(contact);
                    } else {
                        refused.incrementAndGet();
                        if (isDatabaseUp) {
                            refusedWhileRedisWasAway.incrementAndGet();
                        }
                    }
                }
            }
        }

        private static boolean isDone(XmppPeer peer, int number, String contact) {
            peer.send("<iq type='set' id='r" + number + "'><query xmlns='jabber:iq:roster'><item jid='" + contact
                    + "'/></query></iq>");
            while (true) {
                var answer = peer.nextElement();
                if (answer.attributeOr("id", "").equals("r" + number)) {
                    return answer.attributeOr("type", "").equals("result");
                }
            }
        }

        /** More was acknowledged since this was last true. */
        boolean isGoingOn() {
            var now = acknowledged.size();
            var isMore = now >= seen + 20;
            seen = isMore ? now : seen;
            return isMore;
        }
    }

    /** A user who comes, is told something by another, and goes, so that all of him is loaded again and again. */
    private final class Logins {

        private final AtomicInteger done = new AtomicInteger();
        private int seen;

        void comeAndGo() {
            while (!isOver) {
                try (var coming = Login.session(NODE, juliet, "home");
                        var other = Login.session(NODE, nurse, "home")) {
                    coming.becomeAvailable();
                    other.send("<message type='chat' to='" + juliet.bare() + "'><body>Madam!</body></message>");
                    coming.skipTo("<message type='chat'><body>Madam!</body></message>");
                    done.incrementAndGet();
                } catch (AssertionError refused) {
                    if (isDatabaseUp) {
                        refusedWhileRedisWasAway.incrementAndGet();
                    }
                }
            }
        }

        boolean isGoingOn() {
            var now = done.get();
            var isMore = now >= seen + 3;
            seen = isMore ? now : seen;
            return isMore;
        }
    }
}
