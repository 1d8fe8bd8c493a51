package io.outcry.actors.user;

import io.outcry.actors.StoreTrouble;
import io.outcry.actors.user.User.Setup;
import io.outcry.core.feature.offline.OfflineRules;
import io.outcry.core.ledger.Entry;
import io.outcry.core.ledger.Placed;
import io.outcry.core.ledger.Undelivered;
import io.outcry.core.policy.Gate;
import io.outcry.core.policy.Gates;
import io.outcry.core.stanza.Message;
import io.outcry.core.stanza.StanzaId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/**
 * Gives a client what no client has yet, out of the ledger and page by page. While that goes on, what is new joins the end
 * of the line, so that order is kept.
 */
final class Kept {

    private final Setup setup;
    private final Clients clients;
    private final Recorder recorder;
    private final Undelivered undelivered;
    private Optional<String> receiver = Optional.empty();

    /** New entries for the receiver that wait for their turn. */
    private final TreeSet<Long> deferred = new TreeSet<>();

    /** The last entry that was looked at for the receiver. */
    private long lookedUpTo;

    private boolean isReading;

    /** Counts the pages, so that one that was asked for and is not wanted any more is known. */
    private long page;

    /** What the page under way was asked for: entries from the first to the last that was known. */
    private long pageFirst;

    private long pageLast;

    /** The last page was as long as a page may be: the next one waits until the client has enough of what it was sent. */
    private boolean isPageFull;

    Kept(Setup setup, Clients clients, Recorder recorder) {
        this.setup = setup;
        this.clients = clients;
        this.recorder = recorder;
        this.undelivered = recorder.undelivered();
    }

    /** What comes for this session now has to be deferred. */
    boolean isGivingTo(String resource) {
        return receiver.filter(resource::equals).isPresent();
    }

    /** This entry is for the receiver as well, behind all that waits. */
    void defer(long seq) {
        deferred.add(seq);
        goOn();
    }

    boolean isIdle() {
        return receiver.isEmpty();
    }

    /** A client takes messages now. */
    void giveTo(String resource) {
        if (receiver.isEmpty()) {
            receiver = Optional.of(resource);
            isPageFull = false;
            lookedUpTo = undelivered.cursor();
            goOn();
        }
    }

    /** Where the ledger stands may be known by now, and the client may have what it was given. */
    void goOn() {
        if (receiver.isEmpty() || isReading) {
            return;
        }
        if (!recorder.isKnown()) {
            recorder.look();
            return;
        }
        var next = next();
        if (next.isEmpty()) {
            // All is on its way to the client, and what comes now follows it there.
            receiver = Optional.empty();
        } else if (!isPageFull || undelivered.countSent(receiver.get()) < pageSize()) {
            read(receiver.get(), next.getAsLong());
        }
    }

    private OptionalLong next() {
        var own = deferred.higher(lookedUpTo);
        var waiting = undelivered.nextWaiting(lookedUpTo);
        if (own == null) {
            return waiting;
        }
        return OptionalLong.of(Math.min(own, waiting.orElse(own)));
    }

    private void read(String resource, long first) {
        isReading = true;
        page++;
        pageFirst = first;
        pageLast = undelivered.last();
        var number = page;
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

    private boolean isAsked(String resource, long number) {
        return isReading && number == page && isGivingTo(resource);
    }

    void found(String resource, long number, List<Placed> entries) {
        if (!isAsked(resource, number)) {
            return;
        }
        isReading = false;
        var from = pageFirst;
        for (var placed : entries) {
            // What is not there any more is for nobody.
            undelivered.done(from, placed.seq() - 1);
            give(resource, placed);
            lookedUpTo = placed.seq();
            from = lookedUpTo + 1;
        }
        if (entries.isEmpty()) {
            undelivered.done(from, pageLast);
            lookedUpTo = pageLast;
        }
        isPageFull = entries.size() >= pageSize();
        recorder.cursor().moved();
        goOn();
    }

    void unknown(String resource, long number, Throwable cause) {
        if (!isAsked(resource, number)) {
            return;
        }
        StoreTrouble.log(setup.context().getLog(), "kept.unavailable", cause);
        deferred.forEach(seq -> undelivered.notMeant(seq, resource));
        ended(resource);
        setup.timers()
                .startSingleTimer(
                        new User.KeptDue(resource), setup.services().config().keptRetryDelay());
    }

    /** The client's session is over, or cannot be given more now. */
    void ended(String resource) {
        if (isGivingTo(resource)) {
            receiver = Optional.empty();
            deferred.clear();
            isReading = false;
        }
    }

    /** What is kept stays kept. */
    void giveToNobody() {
        receiver.ifPresent(this::ended);
    }

    private void give(String resource, Placed placed) {
        var seq = placed.seq();
        var isDeferred = deferred.remove(seq);
        if (!isDeferred && !undelivered.isWaiting(seq)) {
            return;
        }
        var through = message(placed.entry())
                .filter(message -> isDeferred || OfflineRules.isKept(message))
                .flatMap(message -> named(message, placed.entry()));
        if (through.isEmpty()) {
            undelivered.notMeant(seq, resource);
            undelivered.done(seq, seq);
            return;
        }
        if (!isDeferred) {
            undelivered.meant(seq, Set.of(resource));
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
