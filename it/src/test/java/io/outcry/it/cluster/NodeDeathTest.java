package io.outcry.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.stanza.Namespaces;
import io.outcry.it.harness.Node;
import io.outcry.it.peer.Login;
import io.outcry.it.peer.Player;
import io.outcry.persistence.MariaDb;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** {@code kill -9} of one of three nodes, so that a majority is left. */
class NodeDeathTest {

    private static final List<Node> NODES = Node.cluster(MariaDb.shared(), 3);

    /** Enough that some accounts' actors were on each node. */
    private static final int ACCOUNTS = 12;

    /** Longest time without service; this machine may be busy, so that the promise of 5 s is measured elsewhere. */
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @AfterAll
    static void stop() {
        NODES.forEach(Node::close);
    }

    @Test
    void itsUsersAreServedByTheOthers() {
        var survivor = NODES.getFirst();
        var dying = NODES.getLast();
        var players = IntStream.range(0, ACCOUNTS)
                .mapToObj(_ -> survivor.player("romeo"))
                .toList();
        for (var player : players) {
            Login.session(dying, player, "before").leave();
        }

        dying.kill();
        var died = Instant.now();

        assertThat(players.stream()
                        .map(player -> servedAgain(survivor, player, died))
                        .collect(Collectors.toList()))
                .allSatisfy(after -> assertThat(after).isLessThan(LIMIT));
    }

    /** How long after the death this account has been served. */
    private static Duration servedAgain(Node survivor, Player player, Instant died) {
        while (true) {
            try (var session = Login.session(survivor, player, "after")) {
                assertThat(session.askForRoster().child("query", Namespaces.ROSTER))
                        .isPresent();
                return Duration.between(died, Instant.now());
            } catch (AssertionError notYet) {
                if (Duration.between(died, Instant.now()).compareTo(LIMIT) > 0) {
                    throw notYet;
                }
            }
        }
    }
}
