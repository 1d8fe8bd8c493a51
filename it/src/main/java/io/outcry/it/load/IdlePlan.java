package io.outcry.it.load;

import io.outcry.it.load.measure.ProcessTree;
import io.outcry.it.load.report.Setup;
import io.outcry.it.load.wire.Target;
import io.outcry.it.peer.Player;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A load of sessions that do nothing.
 *
 * @param idle how long they do nothing
 * @param server the server's process, whose memory is measured
 */
public record IdlePlan(
        Target target,
        String label,
        List<Player> accounts,
        double loginsPerSecond,
        Duration idle,
        Optional<ProcessTree> server) {

    private static final double MILLIS = 1_000;

    public IdlePlan {
        accounts = List.copyOf(accounts);
        if (!idle.isPositive()) {
            throw new IllegalArgumentException("--duration must be positive");
        }
    }

    /** For the report. */
    Setup setup() {
        return new Setup(
                label,
                target.server().getHostString() + ":" + target.server().getPort(),
                accounts.size(),
                target.security().name().toLowerCase(Locale.ROOT),
                target.streamManagement(),
                "idle",
                0,
                0,
                "",
                0,
                idle.toMillis() / MILLIS);
    }
}
