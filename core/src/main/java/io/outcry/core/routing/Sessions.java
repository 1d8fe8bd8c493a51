package io.outcry.core.routing;

import io.outcry.core.stanza.Presence;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The connected clients of one account, in the order in which they came.
 *
 * @param all few: nobody has more clients than the limit on sessions allows
 * @param farewell how the last available client went, empty where one is available or none ever was
 */
public record Sessions(List<Session> all, Optional<Farewell> farewell) {

    public static final Sessions NONE = new Sessions(List.of(), Optional.empty());

    /** The unavailable presence that left nobody behind, and when it came. */
    public record Farewell(Presence presence, Instant at) {

        public Farewell {
            at = at.truncatedTo(ChronoUnit.MICROS);
        }
    }

    public Sessions {
        all = List.copyOf(all);
    }

    public static Sessions of(Session... sessions) {
        return new Sessions(List.of(sessions), Optional.empty());
    }

    public Optional<Session> find(String resource) {
        return all.stream()
                .filter(session -> session.resource().equals(resource))
                .findFirst();
    }

    public List<Session> available() {
        return those(Session::isAvailable);
    }

    public List<Session> interested() {
        return those(Session::isInterested);
    }

    /** Those that get what is sent to the account and not to one session. */
    public List<Session> takingMessages() {
        return those(Session::takesMessages);
    }

    /** With this session as it is now, in place of the one with its resource or behind all others. */
    public Sessions with(Session session) {
        var changed = new ArrayList<Session>(all.size() + 1);
        var isNew = true;
        for (var known : all) {
            var same = known.resource().equals(session.resource());
            changed.add(same ? session : known);
            isNew &= !same;
        }
        if (isNew) {
            changed.add(session);
        }
        return new Sessions(changed, session.isAvailable() ? Optional.empty() : farewell);
    }

    public Sessions without(String resource) {
        return new Sessions(those(session -> !session.resource().equals(resource)), farewell);
    }

    /** Remembers this last word where nobody is available any more. */
    public Sessions endingWith(Presence unavailable, Instant at) {
        return available().isEmpty() ? new Sessions(all, Optional.of(new Farewell(unavailable, at))) : this;
    }

    private List<Session> those(Predicate<Session> kind) {
        return all.stream().filter(kind).toList();
    }
}
