package io.outcry.core.feature.ping;

import io.outcry.core.Positive;
import java.time.Duration;
import java.time.Instant;

/**
 * When a quiet client is pinged, and when it is given up.
 *
 * @param pingAfter silence after which the client is pinged
 * @param giveUpAfter how long the client may stay silent behind the ping
 */
public record KeepAlive(Duration pingAfter, Duration giveUpAfter) {

    /** What silence asks for. */
    public enum Due {
        NOTHING,
        PING,
        /** Nobody is there: the connection is dead. */
        GIVE_UP
    }

    public KeepAlive {
        Positive.require("ping-after", pingAfter);
        Positive.require("give-up-after", giveUpAfter);
    }

    /**
     * What is due now. Anything that the client sends counts as heard, the answer to a ping as well.
     *
     * @param heardAt when the client sent anything last
     * @param pingedAt when it was pinged last, {@link Instant#EPOCH} where it never was
     */
    public Due due(Instant heardAt, Instant pingedAt, Instant now) {
        if (pingedAt.isAfter(heardAt)) {
            return isOver(pingedAt.plus(giveUpAfter), now) ? Due.GIVE_UP : Due.NOTHING;
        }
        return isOver(heardAt.plus(pingAfter), now) ? Due.PING : Due.NOTHING;
    }

    private static boolean isOver(Instant end, Instant now) {
        return !now.isBefore(end);
    }
}
