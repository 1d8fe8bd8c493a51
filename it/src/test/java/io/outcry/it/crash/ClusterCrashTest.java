package io.outcry.it.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.it.harness.DatabaseServer;
import io.outcry.it.harness.Node;
import io.outcry.persistence.MariaDb;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** As {@link CrashTest}, with three nodes of which a majority lives, and with their database, which dies once. */
class ClusterCrashTest {

    private static final System.Logger LOG = System.getLogger(ClusterCrashTest.class.getName());

    private static final int ROUNDS = Integer.getInteger("outcry.crash.rounds", 3);
    private static final long SEED = Long.getLong("outcry.crash.seed", System.nanoTime());

    private static final DatabaseServer DATABASE =
            DatabaseServer.of(MariaDb.start("--innodb-flush-log-at-trx-commit=1"));
    private static final List<Node> NODES = Node.cluster(DATABASE.freshDatabase(), 3, Torture.settings());

    @AfterAll
    static void stop() {
        NODES.forEach(Node::close);
        DATABASE.kill();
    }

    @Test
    void nothingAcknowledgedIsLostAndNothingIsDoubled() {
        var torture = new Torture(
                NODES, Optional.of(DATABASE), SEED, line -> LOG.log(Level.INFO, "seed " + SEED + ", " + line));

        var verdict = torture.act(ROUNDS);

        LOG.log(Level.INFO, "seed " + SEED + ": " + verdict);
        assertThat(verdict.isClean()).as("seed " + SEED + ": " + verdict).isTrue();
        assertThat(verdict.acknowledged())
                .as("enough for this to mean anything")
                .isGreaterThan(200);
        assertThat(NODES.getFirst().stop()).isZero();
        NODES.getFirst().verifyLedgers();
    }
}
