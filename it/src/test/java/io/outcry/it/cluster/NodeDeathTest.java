package io.outcry.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.stanza.Namespaces;
import io.outcry.it.harness.Node;
import io.outcry.it.peer.Login;
import io.outcry.it.peer.Player;
import io.outcry.it.peer.XmppPeer;
import io.outcry.persistence.MariaDb;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** {@code kill -9} of one of three nodes, so that a majority is left. */
class NodeDeathTest {

    private static final System.Logger LOG = System.getLogger(NodeDeathTest.class.getName());

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
    void itsUsersAreServedByTheOthersAndTheirSessionsThereGoOn() {
        var survivor = NODES.getFirst();
        var dying = NODES.getLast();
        var players = IntStream.range(0, ACCOUNTS)
                .mapToObj(_ -> survivor.player("romeo"))
                .toList();
        var sessions = new ArrayList<XmppPeer>();
        for (var player : players) {
            Login.session(dying, player, "before").leave();
            var session = Login.session(survivor, player, "all-the-time");
            session.becomeAvailable();
            sessions.add(session);
        }

        dying.kill();
        var died = Instant.now();

        var served = players.stream()
                .map(player -> servedAgain(survivor, player, died))
                .toList();
        assertThat(served).allSatisfy(after -> assertThat(after).isLessThan(LIMIT));
        for (var i = 0; i < ACCOUNTS; i++) {
            sessions.get(i).chat(players.get((i + 1) % ACCOUNTS).bare(), "from " + i);
        }
        for (var i = 0; i < ACCOUNTS; i++) {
            sessions.get((i + 1) % ACCOUNTS)
                    .skipTo("<message type='chat' from='" + players.get(i).full("all-the-time") + "'><body>from " + i
                            + "</body></message>");
        }
        LOG.log(Level.INFO, "served after " + served + ", all sessions after " + Duration.between(died, Instant.now()));
        sessions.forEach(XmppPeer::close);
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
