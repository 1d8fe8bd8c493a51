package io.outcry.core.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * One administrative act. Secrets never stand in it: a changed password is recorded as changed, not as what.
 *
 * @param id sortable by time, unique everywhere
 * @param at to the microsecond
 * @param actor who did it: an administrator, or the command line with its system user
 * @param action what was done, as the command's name, such as {@code user.add}
 * @param subject what it was done to, such as an address or a key of the config
 * @param before how it was, empty where there was nothing
 * @param after how it is now, empty where nothing is left
 */
public record AuditEntry(
        String id, Instant at, String actor, String action, String subject, String before, String after) {

    public AuditEntry {
        if (id.isEmpty() || actor.isEmpty() || action.isEmpty()) {
            throw new IllegalArgumentException("an audit entry needs an id, an actor and an action");
        }
        at = at.truncatedTo(ChronoUnit.MICROS);
    }
}
