package io.outcry.it.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.it.harness.Node;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * Devices talk in a ring while their only node is killed at random moments and started again. What was acknowledged is in both
 * archives and was heard, nothing is there twice, and every device heard its account's order. {@code -Doutcry.crash.seed}
 * repeats a run, {@code -Doutcry.crash.rounds} makes it longer.
 */
class CrashTest {

    private static final System.Logger LOG = System.getLogger(CrashTest.class.getName());

    private static final int ROUNDS = Integer.getInteger("outcry.crash.rounds", 3);
    private static final long SEED = Long.getLong("outcry.crash.seed", System.nanoTime());

    private static final Node NODE = Node.start(Torture.settings());

    @AfterAll
    static void stop() {
        NODE.close();
    }

    @Test
    void nothingAcknowledgedIsLostAndNothingIsDoubled() {
        var torture = new Torture(
                List.of(NODE), Optional.empty(), SEED, line -> LOG.log(Level.INFO, "seed " + SEED + ", " + line));

        var verdict = torture.act(ROUNDS);

        LOG.log(Level.INFO, "seed " + SEED + ": " + verdict);
        assertThat(verdict.isClean()).as("seed " + SEED + ": " + verdict).isTrue();
        assertThat(verdict.acknowledged())
                .as("enough for this to mean anything")
                .isGreaterThan(200);
        assertThat(NODE.stop()).isZero();
        NODE.verifyLedgers();
    }
}
