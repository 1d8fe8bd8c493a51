package io.outcry.actors.room;

import io.outcry.actors.room.Room.Setup;
import io.outcry.core.address.Jid;
import io.outcry.core.policy.Gate;
import io.outcry.core.policy.Gates;
import io.outcry.core.room.RoomPlace;
import io.outcry.core.stanza.Stanza;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What occupants are told of what was said: each message is kept for each session until that confirms it, and is told again where
 * it does not, in the room's order. So nothing is lost with the actors and nodes in between, and nothing is shown twice. Other
 * domains' sessions confirm nothing. Belongs to the room's actor.
 */
final class Reflections {

    /** Who has not confirmed from one look to the one after the next is told again: longer than a confirmation takes to come. */
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(1);

    /** Most messages that are kept for one session; it is told the newest then, and finds the rest in the archive. */
    private static final int KEPT_MOST = 1_000;

    /** Most messages that one session is told again at a time: it may be slow and not deaf. */
    private static final int AGAIN_MOST = 500;

    private record Kept(long seq, Stanza stanza, long round) {}

    private final Setup setup;
    private final Map<Jid, ArrayDeque<Kept>> bySession = new HashMap<>();

    /** How often it was looked at what was not confirmed. */
    private long round;

    Reflections(Setup setup) {
        this.setup = setup;
    }

    boolean isIdle() {
        return bySession.isEmpty();
    }

    /** @param stanza addressed to the session */
    void tell(Jid session, long seq, Stanza stanza) {
        var kept = bySession.computeIfAbsent(session, _ -> new ArrayDeque<>(2));
        var previous = kept.isEmpty() ? 0 : kept.getLast().seq();
        if (!deliver(stanza, new RoomPlace(seq, previous))) {
            forgetIfNothingIsKept(session, kept);
            return;
        }
        kept.add(new Kept(seq, stanza, round));
        if (kept.size() > KEPT_MOST) {
            kept.removeFirst();
        }
        lookLater();
    }

    private void forgetIfNothingIsKept(Jid session, ArrayDeque<Kept> kept) {
        if (kept.isEmpty()) {
            bySession.remove(session);
        }
    }

    private void lookLater() {
        if (!setup.timers().isTimerActive(new Room.AgainDue())) {
            setup.timers().startSingleTimer(new Room.AgainDue(), AGAIN_AFTER);
        }
    }

    /** The session has this one and all before it. */
    void confirmed(Jid session, long seq) {
        Optional.ofNullable(bySession.get(session)).ifPresent(kept -> {
            kept.removeIf(one -> one.seq() <= seq);
            forgetIfNothingIsKept(session, kept);
        });
    }

    /** Forgets sessions that are not inside any more, and tells the others again what they did not confirm. */
    void again(Predicate<Jid> isInside) {
        bySession.keySet().removeIf(isInside.negate());
        round++;
        bySession.values().stream()
                .filter(kept -> kept.getFirst().round() < round - 1)
                .forEach(this::again);
        if (!isIdle()) {
            lookLater();
        }
    }

    private void again(Iterable<Kept> kept) {
        var previous = 0L;
        var count = 0;
        for (var one : kept) {
            if (++count > AGAIN_MOST) {
                return;
            }
            deliver(one.stanza(), new RoomPlace(one.seq(), previous));
            previous = one.seq();
        }
    }

    private boolean deliver(Stanza stanza, RoomPlace place) {
        return setup.services().gates().knock(Gate.SEND, stanza) instanceof Gates.Answer.Through through
                && setup.services().reflecting().reflect(through.passed(), place);
    }
}
