package io.outcry.core.custody;

import io.outcry.core.address.Jid;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The messages of one client that not all their owners have confirmed, and what is sent again for it: everything to an owner
 * that confirmed nothing for a while, in order (go-back-N).
 *
 * <p>Changes in place and belongs to one session.
 *
 * @param <M> a message as it is sent again
 */
public final class Unconfirmed<M> {

    /**
     * A message on its way to one of its owners.
     *
     * @param previous position of the message of this stream before it that the owner has not confirmed; 0 where it has
     *     confirmed all of them
     */
    public record Consignment<M>(Jid owner, Place place, long previous, M message) {}

    private static final class Kept<M> {

        private final M message;
        private final Set<Jid> owners;

        Kept(M message, Collection<Jid> owners) {
            this.message = message;
            this.owners = new HashSet<>(owners);
        }
    }

    private static final class Line {

        private final ArrayDeque<Place> places = new ArrayDeque<>(4);
        private Instant quietSince;

        Line(Instant now) {
            quietSince = now;
        }
    }

    private final Duration resendAfter;
    private final Map<Place, Kept<M>> kept = new LinkedHashMap<>();
    private final Map<Jid, Line> lines = new LinkedHashMap<>();

    public Unconfirmed(Duration resendAfter) {
        this.resendAfter = resendAfter;
    }

    /** Keeps a message and gives what to send to each of its owners, at least one. */
    public List<Consignment<M>> add(Place place, M message, Collection<Jid> owners, Instant now) {
        kept.put(place, new Kept<>(message, owners));
        var consignments = new ArrayList<Consignment<M>>(owners.size());
        for (var owner : owners) {
            var line = lines.computeIfAbsent(owner, _ -> new Line(now));
            consignments.add(new Consignment<>(
                    owner, place, previous(Optional.ofNullable(line.places.peekLast()), place), message));
            line.places.add(place);
        }
        return consignments;
    }

    private static long previous(Optional<Place> before, Place place) {
        return before.filter(earlier -> earlier.stream().equals(place.stream()))
                .map(Place::position)
                .orElse(0L);
    }

    /** The message, where this owner has not confirmed it yet. */
    public Optional<M> find(Place place, Jid owner) {
        return Optional.ofNullable(kept.get(place))
                .filter(message -> message.owners.contains(owner))
                .map(message -> message.message);
    }

    /**
     * One of its owners has the message. Gives it where that was the last one; empty where others are missing, or it is not
     * kept any more.
     */
    public Optional<M> confirm(Place place, Jid owner, Instant now) {
        var line = lines.get(owner);
        var message = kept.get(place);
        if (line == null || message == null || !message.owners.remove(owner)) {
            return Optional.empty();
        }
        line.places.remove(place);
        line.quietSince = now;
        if (line.places.isEmpty()) {
            lines.remove(owner);
        }
        if (!message.owners.isEmpty()) {
            return Optional.empty();
        }
        kept.remove(place);
        return Optional.of(message.message);
    }

    /** What to send again by now. It counts as sent. */
    public List<Consignment<M>> due(Instant now) {
        var due = new ArrayList<Consignment<M>>();
        lines.forEach((owner, line) -> {
            if (!now.isBefore(line.quietSince.plus(resendAfter))) {
                line.quietSince = now;
                addAll(due, owner, line);
            }
        });
        return due;
    }

    private void addAll(List<Consignment<M>> due, Jid owner, Line line) {
        var before = Optional.<Place>empty();
        for (var place : line.places) {
            var message = kept.get(place);
            if (message != null) {
                due.add(new Consignment<>(owner, place, previous(before, place), message.message));
                before = Optional.of(place);
            }
        }
    }

    public int size() {
        return kept.size();
    }

    public boolean isEmpty() {
        return kept.isEmpty();
    }
}
