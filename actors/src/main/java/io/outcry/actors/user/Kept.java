package io.outcry.actors.user;

import io.outcry.actors.user.KeptLedger.Progress;
import io.outcry.actors.user.KeptLedger.Waiting;
import io.outcry.actors.user.User.Setup;
import io.outcry.core.feature.offline.OfflineRules;
import io.outcry.core.ledger.Entry;
import io.outcry.core.ledger.Placed;
import io.outcry.core.policy.Gate;
import io.outcry.core.policy.Gates;
import io.outcry.core.routing.LocalVerdict;
import io.outcry.core.stanza.Message;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stanza.StanzaError.Condition;
import io.outcry.core.stanza.StanzaId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Messages that wait for a client: written to the ledger, and given to the next client that takes messages, page by page.
 * While that goes on, new messages join the end of the line, so that order is kept.
 */
final class Kept {

    private static final StanzaError NOT_KEPT = StanzaError.of(
            Condition.RESOURCE_CONSTRAINT, "The receiver is away, and the message cannot be kept just now.");

    private final Setup setup;
    private final Clients clients;
    private final KeptLedger ledger;
    private Optional<String> receiver = Optional.empty();

    /** Who was given entries last; it may still have to say that it has them when nothing more is given to it. */
    private Optional<String> holder = Optional.empty();

    /** The last entry that was looked at for the receiver, and the last one that it was sent. */
    private long givenUpTo;

    private long sentUpTo;
    private boolean isReading;

    /** The last page was as long as a page may be: the next one waits until the client has it. */
    private boolean isMoreLikely;

    /** Something was written after the page that is being read was asked for. */
    private boolean hasNews;

    Kept(Setup setup, Clients clients) {
        this.setup = setup;
        this.clients = clients;
        this.ledger = new KeptLedger(
                setup.account(),
                setup.services().stores().ledger(),
                setup.services().config().offline().maxMessages());
    }

    static boolean mayWait(Message message) {
        return OfflineRules.isKept(message);
    }

    /** What comes for this session now has to join the line. */
    boolean isGivingTo(String resource) {
        return receiver.filter(resource::equals).isPresent();
    }

    boolean isIdle() {
        return ledger.isIdle() && receiver.isEmpty();
    }

    /** For a message that no session takes. */
    void keepIfAllowed(Message message) {
        switch (OfflineRules.decide(message, 0, setup.services().config().offline())) {
            case LocalVerdict.Keep _ -> {
                setup.figures().kept();
                keep(message);
            }
            case LocalVerdict.Bounce bounce -> {
                setup.figures().bounced();
                Sending.bounce(setup, message, bounce.error());
            }
            case LocalVerdict.Drop _, LocalVerdict.ToSessions _, LocalVerdict.ForAccount _ ->
                setup.figures().dropped();
        }
    }

    void keep(Message message) {
        var services = setup.services();
        var entry = Entry.received(services.ledgerIds().get(), services.clock().instant(), message, services.text());
        if (ledger.offer(new Waiting(entry, message))) {
            write();
        } else {
            setup.figures().cannotKeep();
            Sending.bounce(setup, message, NOT_KEPT);
        }
    }

    /** A client takes messages now. */
    void giveTo(String resource) {
        if (receiver.isEmpty()) {
            receiver = Optional.of(resource);
            holder = receiver;
            isMoreLikely = false;
            givenUpTo = ledger.delivered();
            sentUpTo = givenUpTo;
            ledger.look().ifPresent(this::pipe);
            read();
        }
    }

    /**
     * The client's session is over; what it was given and did not say it has is for the next one. False where it was given
     * nothing that another has to be given again.
     */
    boolean ended(String resource) {
        if (!isGivingTo(resource) && (!isHolder(resource) || ledger.delivered() >= sentUpTo)) {
            return false;
        }
        receiver = Optional.empty();
        holder = Optional.empty();
        isReading = false;
        return true;
    }

    private boolean isHolder(String resource) {
        return holder.filter(resource::equals).isPresent();
    }

    /** What is kept stays kept. */
    void giveToNobody() {
        receiver.ifPresent(this::ended);
    }

    /** @param resource of the client that says so, empty where it is no session any more; it has them all the same */
    void given(Optional<String> resource, long seq) {
        var hasAll = resource.filter(this::isHolder).isPresent() && seq >= sentUpTo;
        // Entries behind the last one that was sent were not for any client.
        moveCursor(hasAll ? Math.max(seq, givenUpTo) : seq);
        if (hasAll) {
            read();
        }
    }

    private void moveCursor(long seq) {
        ledger.delivered(seq);
        // Where this fails, a message is given twice rather than not at all.
        setup.context()
                .pipeToSelf(
                        setup.services().stores().ledger().markDelivered(setup.account(), seq),
                        (_, failure) -> new User.CursorMoved(Optional.ofNullable(failure)));
    }

    void moved(KeptLedger.Outcome outcome) {
        switch (ledger.settle(outcome)) {
            case Progress.Known known -> {
                refuseTooMany(known.tooMany());
                givenUpTo = Math.max(givenUpTo, ledger.delivered());
                sentUpTo = Math.max(sentUpTo, ledger.delivered());
                read();
            }
            case Progress.Written _ -> {
                hasNews = true;
                read();
            }
            case Progress.Unkept unkept -> {
                refuse(unkept.messages());
                receiver.ifPresent(this::tryLater);
            }
        }
        write();
    }

    void found(String resource, List<Placed> entries) {
        if (!isGivingTo(resource)) {
            return;
        }
        isReading = false;
        for (var entry : entries) {
            give(resource, entry);
        }
        if (sentUpTo < givenUpTo && ledger.delivered() >= sentUpTo) {
            moveCursor(givenUpTo);
        }
        isMoreLikely = entries.size() >= setup.services().config().keptPageSize();
        if (isMoreLikely || hasNews) {
            read();
        } else if (ledger.isIdle()) {
            // All is on its way to the client, and what comes now follows it there.
            receiver = Optional.empty();
        }
    }

    void unknown(String resource, Throwable cause) {
        setup.context().getLog().atWarn().setCause(cause).log("kept.unavailable");
        tryLater(resource);
    }

    private void tryLater(String resource) {
        ended(resource);
        setup.timers()
                .startSingleTimer(
                        new User.KeptDue(resource), setup.services().config().keptRetryDelay());
    }

    private void give(String resource, Placed placed) {
        givenUpTo = placed.seq();
        if (setup.services().text().read(placed.entry().stanza()) instanceof Message message) {
            var entry = placed.entry();
            var delayed =
                    OfflineRules.delayed(message, entry.at(), setup.account().domain());
            var named = StanzaId.stamp(delayed, setup.account(), entry.id());
            if (setup.services().gates().knock(Gate.RECEIVE, named) instanceof Gates.Answer.Through through) {
                sentUpTo = placed.seq();
                clients.deliver(resource, through.passed(), placed.seq());
            }
        }
    }

    /** Reads the next page, behind a full one only once the client has that. */
    private void read() {
        if (receiver.isEmpty() || isReading || !ledger.isKnown()) {
            return;
        }
        if (isMoreLikely && ledger.delivered() < givenUpTo) {
            return;
        }
        isReading = true;
        hasNews = false;
        var resource = receiver.get();
        var page = setup.services()
                .stores()
                .ledger()
                .page(setup.account(), givenUpTo, setup.services().config().keptPageSize());
        setup.context()
                .pipeToSelf(
                        page,
                        (entries, failure) -> failure == null
                                ? new User.KeptFound(resource, entries)
                                : new User.KeptUnknown(resource, failure));
    }

    private void write() {
        refuseTooMany(ledger.refuseTooMany());
        ledger.next().ifPresent(this::pipe);
        setup.figures().keeping(ledger.onTheWay());
    }

    private void pipe(CompletionStage<KeptLedger.Outcome> stage) {
        setup.context()
                .pipeToSelf(
                        stage,
                        (outcome, failure) -> new User.LedgerMoved(
                                failure == null ? outcome : new KeptLedger.Outcome.Failed(failure)));
    }

    private void refuseTooMany(List<Waiting> messages) {
        var limits = setup.services().config().offline();
        for (var waiting : messages) {
            if (OfflineRules.decide(waiting.message(), limits.maxMessages(), limits)
                    instanceof LocalVerdict.Bounce bounce) {
                Sending.bounce(setup, waiting.message(), bounce.error());
            }
        }
    }

    private void refuse(List<Waiting> messages) {
        for (var waiting : messages) {
            Sending.bounce(setup, waiting.message(), NOT_KEPT);
        }
    }
}
