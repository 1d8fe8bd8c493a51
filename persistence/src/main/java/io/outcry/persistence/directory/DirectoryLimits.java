package io.outcry.persistence.directory;

import java.time.Duration;

/**
 * How much is asked of each directory, and how long for.
 *
 * @param connections most to one directory, which is also how many questions are asked at once
 * @param maxWaiting most questions that wait for a connection; the next one fails at once
 * @param connectTimeout until a server has taken a connection, and again until TLS is established
 * @param responseTimeout longest that a server takes for one request
 * @param answerTimeout longest that a caller waits for anything
 * @param healthCheckEvery how often connections that nobody uses are tried
 * @param rememberFor how long it is remembered that an account exists
 * @param rememberedMax most accounts that this is remembered of
 * @param recheckEvery how often the account of a connected client is looked for again
 * @param refuseAfter shortest time until a login is refused, so that the time does not tell whether the account exists
 */
public record DirectoryLimits(
        int connections,
        int maxWaiting,
        Duration connectTimeout,
        Duration responseTimeout,
        Duration answerTimeout,
        Duration healthCheckEvery,
        Duration rememberFor,
        int rememberedMax,
        Duration recheckEvery,
        Duration refuseAfter) {

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    public DirectoryLimits {
        requireBetween("connections", connections, 1, 1_000);
        requireBetween("max-waiting", maxWaiting, 1, 1_000_000);
        requireBetween("remembered-max", rememberedMax, 1, 100_000_000);
        requireWait("connect-timeout", connectTimeout);
        requireWait("response-timeout", responseTimeout);
        requireWait("answer-timeout", answerTimeout);
        if (healthCheckEvery.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("health-check-every must be at least 1s, was " + healthCheckEvery);
        }
        if (rememberFor.isNegative()) {
            throw new IllegalArgumentException("remember-for must not be negative, was " + rememberFor);
        }
        if (recheckEvery.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("recheck-every must be at least 1s, was " + recheckEvery);
        }
        if (refuseAfter.isNegative() || refuseAfter.compareTo(Duration.ofSeconds(10)) > 0) {
            throw new IllegalArgumentException("refuse-after must be between 0s and 10s, was " + refuseAfter);
        }
    }

    private static void requireBetween(String key, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(key + " must be between " + least + " and " + most + ", was " + value);
        }
    }

    private static void requireWait(String key, Duration time) {
        if (time.toMillis() < 1 || time.compareTo(LONGEST_WAIT) > 0) {
            throw new IllegalArgumentException(key + " must be between 1ms and 10m, was " + time);
        }
    }
}
