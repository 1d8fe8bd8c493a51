package io.outcry.actors.user;

import io.outcry.actors.user.User.Setup;
import io.outcry.core.address.Jid;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.Message;
import io.outcry.core.stanza.Presence;
import io.outcry.core.stanza.Stanza;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What concerns sessions that are not back yet, in the first moments of the actor's life: what they ask for, as the answer would
 * find nobody, and what rooms and others send to them, which would come back as if they had gone. Each waits for its session.
 */
final class EarlyStanzas {

    private final Setup setup;
    private final Clients clients;
    private final Instant until;
    private final List<Stanza> waiting = new ArrayList<>(0);
    private boolean isOver;

    EarlyStanzas(Setup setup, Clients clients) {
        this.setup = setup;
        this.clients = clients;
        this.until = setup.services()
                .clock()
                .instant()
                .plus(setup.services().config().gatherFor());
    }

    /** True where it waits. */
    boolean take(Stanza stanza) {
        if (isOver || session(stanza).filter(this::isAbsent).isEmpty() || !mayWait()) {
            return false;
        }
        waiting.add(stanza);
        setup.timers()
                .startSingleTimer(
                        new User.EarlyStanzasEnd(), setup.services().config().gatherFor());
        return true;
    }

    private boolean isAbsent(String resource) {
        return !clients.resources().contains(resource);
    }

    /** The resource of the session that it concerns. */
    private Optional<String> session(Stanza stanza) {
        return switch (stanza) {
            case Iq iq when iq.isRequest() -> own(iq.from()).or(() -> own(iq.to()));
            case Iq iq -> own(iq.to());
            case Presence presence -> own(presence.to());
            // Others are on record for the session, whenever it comes.
            case Message message -> message.type() == Message.Type.GROUPCHAT ? own(message.to()) : Optional.empty();
        };
    }

    private Optional<String> own(Optional<Jid> address) {
        return address.filter(full -> full.isFull() && full.sameAccount(setup.account()))
                .map(Jid::resource);
    }

    private boolean mayWait() {
        return waiting.size() < setup.services().config().maxWaiting() && isYoung();
    }

    /** Sessions may still come back. */
    boolean isYoung() {
        return setup.services().clock().instant().isBefore(until);
    }

    /** A session is back: what waited for it, in the order in which it came. */
    List<Stanza> takeOf(String resource) {
        return take(stanza -> session(stanza).filter(resource::equals).isPresent());
    }

    /** Whoever is not back by now has gone: all that waited. */
    List<Stanza> end() {
        isOver = true;
        return take(_ -> true);
    }

    private List<Stanza> take(Predicate<Stanza> which) {
        var taken = waiting.stream().filter(which).toList();
        waiting.removeAll(taken);
        return taken;
    }

    /** The actor goes before they are back. */
    void refuse() {
        waiting.forEach(stanza -> Sending.bounce(setup, stanza, Waiting.BUSY));
        waiting.clear();
    }
}
