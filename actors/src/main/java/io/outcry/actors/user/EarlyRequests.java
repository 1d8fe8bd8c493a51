package io.outcry.actors.user;

import io.outcry.actors.user.User.Setup;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.Stanza;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Requests of the account's own sessions that come before the sessions themselves are back, in the first moments of the actor's
 * life: each waits for its session, for the answer would find nobody.
 */
final class EarlyRequests {

    private final Setup setup;
    private final Clients clients;
    private final Instant until;
    private final List<Stanza> waiting = new ArrayList<>(0);
    private boolean isOver;

    EarlyRequests(Setup setup, Clients clients) {
        this.setup = setup;
        this.clients = clients;
        this.until = setup.services()
                .clock()
                .instant()
                .plus(setup.services().config().gatherFor());
    }

    /** True where it waits; it is told to the actor again. */
    boolean take(Stanza stanza) {
        if (isOver || !(stanza instanceof Iq iq && iq.isRequest()) || !isOfAbsentSession(stanza) || !mayWait()) {
            return false;
        }
        waiting.add(stanza);
        setup.timers()
                .startSingleTimer(
                        new User.EarlyRequestsEnd(), setup.services().config().gatherFor());
        return true;
    }

    private boolean isOfAbsentSession(Stanza stanza) {
        return stanza.from()
                .filter(from -> from.isFull() && from.sameAccount(setup.account()))
                .filter(from -> !clients.resources().contains(from.resource()))
                .isPresent();
    }

    private boolean mayWait() {
        var config = setup.services().config();
        return waiting.size() < config.maxWaiting()
                && setup.services().clock().instant().isBefore(until);
    }

    /** A session is back. */
    void isBack(String resource) {
        letGo(stanza -> stanza.from().orElseThrow().resource().equals(resource));
    }

    /** Whoever is not back by now has gone. */
    void end() {
        isOver = true;
        letGo(_ -> true);
    }

    /** The actor goes before they are back. */
    void refuse() {
        waiting.forEach(stanza -> Sending.bounce(setup, stanza, Waiting.BUSY));
        waiting.clear();
    }

    private void letGo(Predicate<Stanza> which) {
        waiting.stream()
                .filter(which)
                .map(User.Receive::new)
                .forEach(setup.context().getSelf()::tell);
        waiting.removeIf(which);
    }
}
