package io.outcry.core.feature.streammanagement;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * How much a session keeps for its client, and for how long.
 *
 * @param maxUnacknowledgedStanzas most stanzas sent and not acknowledged; one more ends the session
 * @param maxUnacknowledgedBytes most bytes of them, roughly counted; one more stanza ends the session
 * @param resumeTimeout how long a session outlives its connection where the client names no time; zero: no resumption
 * @param maxResumeTimeout longest time that a client may ask for
 * @param requestAckEvery stanzas after which an acknowledgement is asked for
 * @param requestAckAfter silence after which one is asked for, where anything is not acknowledged
 * @param ackTimeout how long the client may take to answer before its connection counts as dead
 * @param location where clients had best come back to, {@code host} or {@code host:port}; empty: where they came from
 */
public record StreamManagementConfig(
        int maxUnacknowledgedStanzas,
        int maxUnacknowledgedBytes,
        Duration resumeTimeout,
        Duration maxResumeTimeout,
        int requestAckEvery,
        Duration requestAckAfter,
        Duration ackTimeout,
        String location) {

    /** A name or an address, IPv6 in brackets, and a port (XEP-0198 §5). */
    private static final Pattern LOCATION = Pattern.compile("([A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+])(:[0-9]{1,5})?");

    public StreamManagementConfig {
        if (maxUnacknowledgedStanzas < 1) {
            throw wrong("max-unacknowledged-stanzas must be at least 1", maxUnacknowledgedStanzas);
        }
        if (maxUnacknowledgedBytes < 10_000) {
            throw wrong("max-unacknowledged-bytes must be at least 10000", maxUnacknowledgedBytes);
        }
        if (resumeTimeout.isNegative()) {
            throw wrong("resume-timeout must not be negative", resumeTimeout);
        }
        if (maxResumeTimeout.compareTo(resumeTimeout) < 0) {
            throw wrong("max-resume-timeout must not be shorter than resume-timeout", maxResumeTimeout);
        }
        if (requestAckEvery < 1 || requestAckEvery > maxUnacknowledgedStanzas) {
            throw wrong("request-ack-every must be between 1 and max-unacknowledged-stanzas", requestAckEvery);
        }
        if (!requestAckAfter.isPositive()) {
            throw wrong("request-ack-after must be positive", requestAckAfter);
        }
        if (!ackTimeout.isPositive()) {
            throw wrong("ack-timeout must be positive", ackTimeout);
        }
        if (!location.isEmpty() && !LOCATION.matcher(location).matches()) {
            throw wrong("location must be host or host:port, an IPv6 address in brackets", location);
        }
    }

    /** What a client that asks for this time gets. */
    Duration resumeTimeoutFor(Signal.Enable request) {
        var wanted = request.maxSeconds() == 0 ? resumeTimeout : Duration.ofSeconds(request.maxSeconds());
        return wanted.compareTo(maxResumeTimeout) > 0 ? maxResumeTimeout : wanted;
    }

    boolean allowsResumption() {
        return resumeTimeout.isPositive();
    }

    private static IllegalArgumentException wrong(String rule, Object was) {
        return new IllegalArgumentException(rule + ", was " + was);
    }
}
