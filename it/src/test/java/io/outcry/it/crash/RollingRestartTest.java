package io.outcry.it.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.it.harness.Node;
import io.outcry.persistence.MariaDb;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Every node of a cluster is drained and started again, one after the other, while devices talk. */
class RollingRestartTest {

    private static final System.Logger LOG = System.getLogger(RollingRestartTest.class.getName());

    private static final List<Node> NODES = Node.cluster(MariaDb.shared(), 3, Torture.settings());

    @AfterAll
    static void stop() {
        NODES.forEach(Node::close);
    }

    @Test
    void nothingIsLostAndNothingIsDoubled() {
        try (var ring = new Ring(NODES, new Random(1))) {
            ring.start();
            ring.awaitServed(System.nanoTime());
            for (var i = 0; i < NODES.size(); i++) {
                var node = NODES.get(i);
                NODES.get((i + 1) % NODES.size()).command("drain", node.address());
                assertThat(node.exited()).isZero();
                LOG.log(Level.INFO, "drained " + node.address() + ", " + ring.acknowledged() + " acknowledged");
                node.restart();
                ring.awaitServed(System.nanoTime());
            }

            var verdict = ring.end();

            LOG.log(Level.INFO, String.valueOf(verdict));
            assertThat(verdict.isClean()).as(String.valueOf(verdict)).isTrue();
            assertThat(verdict.again()).as("heard twice").isZero();
            assertThat(verdict.acknowledged()).isGreaterThan(200);
        }
        NODES.getFirst().verifyLedgers();
    }
}
