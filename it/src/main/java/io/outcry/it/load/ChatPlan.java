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
 * A load of one-to-one messages.
 *
 * @param accounts an even number; neighbours talk to each other
 * @param pace how messages follow each other
 * @param bodyBytes length of each message's body
 * @param bare whether messages go to bare addresses, and the server chooses the session
 * @param warmUp during which messages count, but not their latency
 * @param duration behind the warm-up
 * @param server the server's process, whose cost is measured
 */
public record ChatPlan(
        Target target,
        String label,
        List<Player> accounts,
        double loginsPerSecond,
        Pace pace,
        int bodyBytes,
        boolean bare,
        Duration warmUp,
        Duration duration,
        Optional<ProcessTree> server) {

    private static final double MILLIS = 1_000;

    /** How messages follow each other. */
    public sealed interface Pace {}

    /** At this rate of all users together, whatever the server does. */
    public record Open(double perSecond) implements Pace {

        public Open {
            if (!(perSecond > 0)) {
                throw new IllegalArgumentException("--rate must be positive, was " + perSecond);
            }
        }
    }

    /** Each pair has one message under way: whoever gets it answers it. */
    public record Closed() implements Pace {}

    public ChatPlan {
        accounts = List.copyOf(accounts);
        if (accounts.isEmpty() || accounts.size() % 2 != 0) {
            throw new IllegalArgumentException(
                    "users talk in pairs: their number must be even, was " + accounts.size());
        }
        Wording.check(bodyBytes);
        Phases.check(warmUp, duration);
    }

    /** For the report. */
    Setup setup() {
        return new Setup(
                label,
                target.server().getHostString() + ":" + target.server().getPort(),
                accounts.size(),
                target.security().name().toLowerCase(Locale.ROOT),
                target.streamManagement(),
                pace instanceof Open ? "open" : "closed",
                pace instanceof Open(var perSecond) ? perSecond : 0,
                bodyBytes,
                bare ? "bare" : "full",
                warmUp.toMillis() / MILLIS,
                duration.toMillis() / MILLIS);
    }
}
