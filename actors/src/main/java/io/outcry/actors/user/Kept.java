package io.outcry.actors.user;

import io.outcry.actors.StoreTrouble;
import io.outcry.actors.user.User.Setup;
import io.outcry.core.contact.UserState;
import io.outcry.core.feature.offline.OfflineRules;
import io.outcry.core.ledger.Entry;
import io.outcry.core.ledger.GivenSoFar;
import io.outcry.core.ledger.Placed;
import io.outcry.core.ledger.Undelivered;
import io.outcry.core.policy.Gate;
import io.outcry.core.policy.Gates;
import io.outcry.core.routing.LocalDelivery;
import io.outcry.core.routing.LocalVerdict;
import io.outcry.core.routing.Session;
import io.outcry.core.stanza.Message;
import io.outcry.core.stanza.StanzaId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Gives clients out of the ledger, page by page, what no client has yet, and what one missed while the account's actor began
 * anew. While that goes on, what is new joins the end of the line, so that order is kept.
 */
final class Kept {

    private final Setup setup;
    private final Clients clients;
    private final Recorder recorder;
    private final Supplier<UserState> state;
    private final Undelivered undelivered;
    private final Map<String, CatchUp> byResource = new LinkedHashMap<>(2);

    /** What sessions of the account's earlier life say they have, until it is known where the ledger stands. */
    private final Map<String, GivenSoFar> returned = new LinkedHashMap<>(2);

    /** How many were asked for, for whomever. */
    private long pages;

    /** Sessions of the account's earlier life are still coming back: what waits may be with one of them. */
    private boolean isGathering;

    Kept(Setup setup, Clients clients, Recorder recorder, Supplier<UserState> state) {
        this.setup = setup;
        this.clients = clients;
        this.recorder = recorder;
        this.state = state;
        this.undelivered = recorder.undelivered();
    }

    /** What comes for this session now has to be deferred. */
    boolean isGivingTo(String resource) {
        return byResource.containsKey(resource);
    }

    /** This entry is for that session as well, behind all that it is still to be given. */
    void defer(String resource, long seq) {
        Optional.ofNullable(byResource.get(resource)).ifPresent(catchUp -> {
            catchUp.defer(seq);
            goOn();
        });
    }

    boolean isIdle() {
        return byResource.isEmpty();
    }

    /** Something waits, and this client takes messages: it is given that, unless another already is. */
    void giveTo(String resource) {
        if (isGathering) {
            return;
        }
        byResource.values().stream()
                .filter(CatchUp::takesWaiting)
                .findFirst()
                .orElseGet(() -> begin(resource))
                .takeWaiting();
        goOn();
    }

    /** A session of the account's earlier life is back: what it missed is given to it. */
    void returned(String resource, GivenSoFar given) {
        undelivered.claim(resource, given);
        returned.put(resource, given);
        begin(resource);
        goOn();
    }

    void gather() {
        isGathering = true;
    }

    void gathered() {
        isGathering = false;
        giveToSomebody();
    }

    /** What waits is given to one of those who take messages, where there is any. */
    void giveToSomebody() {
        if (undelivered.countWaiting() > 0 || !recorder.isKnown()) {
            state.get().sessions().takingMessages().stream()
                    .map(Session::resource)
                    .filter(clients::isThere)
                    .findFirst()
                    .ifPresent(this::giveTo);
        }
    }

    private CatchUp begin(String resource) {
        return byResource.computeIfAbsent(resource, name -> new CatchUp(name, undelivered));
    }

    /** Where the ledger stands may be known by now, and clients may have what they were given. */
    void goOn() {
        if (byResource.isEmpty()) {
            return;
        }
        if (!recorder.isKnown()) {
            recorder.look();
            return;
        }
        beginMissed();
        for (var catchUp : List.copyOf(byResource.values())) {
            goOn(catchUp);
        }
    }

    private void beginMissed() {
        returned.forEach((resource, given) ->
                begin(resource).missed(given.last() > 0 ? given.last() : undelivered.cursor(), undelivered.last()));
        returned.clear();
    }

    private void goOn(CatchUp catchUp) {
        if (catchUp.isBusy()) {
            return;
        }
        var next = catchUp.next();
        if (next.isEmpty()) {
            byResource.remove(catchUp.resource());
        } else if (catchUp.isReady(pageSize())) {
            read(catchUp, next.getAsLong());
        }
    }

    private void read(CatchUp catchUp, long first) {
        var resource = catchUp.resource();
        var number = ++pages;
        catchUp.read(first, number);
        var entries = setup.services().stores().ledger().page(setup.account(), first - 1, pageSize());
        setup.context()
                .pipeToSelf(
                        entries,
                        (found, failure) -> failure == null
                                ? new User.KeptFound(resource, number, found)
                                : new User.KeptUnknown(resource, number, failure));
    }

    private int pageSize() {
        return setup.services().config().keptPageSize();
    }

    private Optional<CatchUp> asked(String resource, long number) {
        return Optional.ofNullable(byResource.get(resource)).filter(catchUp -> catchUp.isAsked(number));
    }

    void found(String resource, long number, List<Placed> entries) {
        asked(resource, number).ifPresent(catchUp -> {
            entries.forEach(placed -> give(resource, placed, catchUp.take(placed)));
            catchUp.pageEnded(entries.size(), pageSize());
            recorder.cursor().moved();
            goOn();
        });
    }

    void unknown(String resource, long number, Throwable cause) {
        asked(resource, number).ifPresent(catchUp -> {
            StoreTrouble.log(setup.context().getLog(), "kept.unavailable", cause);
            catchUp.rest();
            setup.timers()
                    .startSingleTimer(
                            new User.KeptDue(resource),
                            setup.services().config().keptRetryDelay());
        });
    }

    /** Time to try again. */
    void due(String resource) {
        Optional.ofNullable(byResource.get(resource)).ifPresent(catchUp -> {
            catchUp.rested();
            goOn();
        });
    }

    /** The client's session is over. */
    void ended(String resource) {
        byResource.remove(resource);
        returned.remove(resource);
        setup.timers().cancel(new User.KeptDue(resource));
    }

    /** What is kept stays kept. */
    void giveToNobody() {
        new ArrayList<>(byResource.keySet()).forEach(this::ended);
    }

    private void give(String resource, Placed placed, CatchUp.Share share) {
        var seq = placed.seq();
        var found = share == CatchUp.Share.NONE ? Optional.<Message>empty() : message(placed.entry());
        switch (share) {
            case NONE -> {}
            case DEFERRED -> give(resource, placed, found);
            case WAITING -> {
                undelivered.meant(seq, Set.of(resource));
                give(resource, placed, found.filter(OfflineRules::isKept));
            }
            case MISSED -> {
                if (found.filter(message -> isFor(resource, message)).isPresent()) {
                    undelivered.alsoMeant(seq, resource);
                    give(resource, placed, found);
                }
            }
        }
    }

    private boolean isFor(String resource, Message message) {
        return LocalDelivery.decide(message, state.get().sessions()) instanceof LocalVerdict.ToSessions sessions
                && sessions.resources().contains(resource);
    }

    /** The entry is meant for that session; one that turns out to be for no client is done with. */
    private void give(String resource, Placed placed, Optional<Message> found) {
        var seq = placed.seq();
        var through = found.flatMap(message -> named(message, placed.entry()));
        if (through.isEmpty()) {
            undelivered.notMeant(seq, resource);
            undelivered.done(seq, seq);
            return;
        }
        undelivered.sent(seq, resource);
        clients.deliver(resource, through.get().passed(), seq);
    }

    private Optional<Message> message(Entry entry) {
        return entry.kind() == Entry.Kind.RECEIVED
                        && setup.services().text().read(entry.stanza()) instanceof Message message
                ? Optional.of(message)
                : Optional.empty();
    }

    /** Where the gate lets it through by now. */
    private Optional<Gates.Answer.Through> named(Message message, Entry entry) {
        var delayed = OfflineRules.delayed(message, entry.at(), setup.account().domain());
        var named = StanzaId.stamp(delayed, setup.account(), entry.id());
        return setup.services().gates().knock(Gate.RECEIVE, named) instanceof Gates.Answer.Through through
                ? Optional.of(through)
                : Optional.empty();
    }
}
