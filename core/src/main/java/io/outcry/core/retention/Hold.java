package io.outcry.core.retention;

import io.outcry.core.address.Jid;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A legal hold: nothing of what it names goes, whatever its age, until it is released. It is listed for ever.
 *
 * @param id sortable by time, unique everywhere
 * @param subject an account, or a domain with all its accounts
 * @param reason as whoever placed it gave it
 * @param by who is responsible
 * @param at to the microsecond
 * @param release empty while it holds
 */
public record Hold(String id, Jid subject, String reason, String by, Instant at, Optional<Release> release) {

    /** Longest reason, in characters. */
    public static final int REASON_MAX_CHARS = 1_000;

    /**
     * How it ended.
     *
     * @param reason may be empty
     */
    public record Release(String reason, String by, Instant at) {

        public Release {
            at = at.truncatedTo(ChronoUnit.MICROS);
            checkLength(reason);
        }
    }

    public Hold {
        at = at.truncatedTo(ChronoUnit.MICROS);
        if (!subject.isBare()) {
            throw new IllegalArgumentException("a hold is on an account or a domain, not on " + subject);
        }
        if (reason.isBlank()) {
            throw new IllegalArgumentException("a hold needs a reason");
        }
        checkLength(reason);
    }

    private static void checkLength(String reason) {
        if (reason.length() > REASON_MAX_CHARS) {
            throw new IllegalArgumentException("a reason has at most " + REASON_MAX_CHARS + " characters");
        }
    }

    public boolean isActive() {
        return release.isEmpty();
    }

    /** Whether nothing of this account's ledgers may go. */
    public boolean holds(Jid owner) {
        return isActive() && (subject.isDomain() ? subject.domain().equals(owner.domain()) : subject.equals(owner));
    }
}
