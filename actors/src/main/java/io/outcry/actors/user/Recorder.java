package io.outcry.actors.user;

import io.outcry.actors.StoreTrouble;
import io.outcry.actors.client.Consignment;
import io.outcry.actors.ledger.LedgerWriter;
import io.outcry.actors.ledger.LedgerWriter.Outcome;
import io.outcry.actors.ledger.Line;
import io.outcry.actors.user.User.Setup;
import io.outcry.core.address.Jid;
import io.outcry.core.custody.Fingerprint;
import io.outcry.core.custody.Receipts;
import io.outcry.core.ledger.Entry;
import io.outcry.core.ledger.RecordConfig;
import io.outcry.core.ledger.Undelivered;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Puts the account's messages on record, in one order, and knows which of them no client has yet. Whoever waits for the
 * ledger waits no longer than {@link RecordConfig#timeout}, and the actor goes on meanwhile.
 */
final class Recorder {

    private final Setup setup;
    private final RecordConfig config;
    private final LedgerWriter writer;
    private final Undelivered undelivered = new Undelivered();
    private final Cursor cursor;
    private final ArrayDeque<LedgerWriter.Numbered> settled = new ArrayDeque<>(4);
    private final Receipts receipts;
    private long charsOnTheWay;

    /** The ledger does not keep pace: nothing waits for it that need not be on record. */
    private boolean isSlow;

    Recorder(Setup setup, Clients clients) {
        this.setup = setup;
        this.config = setup.services().config().record();
        this.receipts = new Receipts(config.dedupeWindow());
        this.writer =
                new LedgerWriter(setup.account(), setup.services().stores().ledger(), config.dedupeWindow());
        this.cursor = new Cursor(setup, undelivered, clients::tellSaved);
    }

    /** Every message of the account that says anything is put on record. */
    boolean isOn() {
        return config.isOn(setup.account().domain());
    }

    /** Whether a message comes behind all that was sent before it; else it comes again, behind what is missing. */
    boolean isInTurn(Optional<Consignment> consignment) {
        if (consignment.isEmpty()) {
            return true;
        }
        var place = consignment.get().place();
        if (receipts.isOutOfTurn(place, consignment.get().previous())) {
            return false;
        }
        receipts.came(place);
        return true;
    }

    /** What came of late, and may come again. */
    Receipts receipts() {
        return receipts;
    }

    Undelivered undelivered() {
        return undelivered;
    }

    Cursor cursor() {
        return cursor;
    }

    boolean isKnown() {
        return writer.isKnown();
    }

    boolean isIdle() {
        return writer.isIdle() && settled.isEmpty() && cursor.isIdle();
    }

    /**
     * Puts an entry on record, where the same is not there by its mark. Where too much waits already, it is refused at once.
     *
     * @param sender whose further stanzas come behind it
     */
    void put(Entry unmarked, Fingerprint mark, Jid sender, Line.Ending ending) {
        var entry = unmarked.with(mark);
        var line = new Line(entry, mark, sender, setup.services().clock().instant(), ending);
        if (writer.onTheWay() >= config.maxWaiting() || charsOnTheWay + entry.sizeChars() > config.maxWaitingChars()) {
            setup.figures().cannotKeep();
            receipts.forget(mark);
            line.refused();
            return;
        }
        charsOnTheWay += entry.sizeChars();
        writer.offer(line);
        expireLater();
        write();
    }

    /**
     * Done behind everything of this sender that is on its way into the ledger, or at once (RFC 6120 §10.1). Where the
     * ledger is slow or gone, order is given up before anything else waits for it.
     */
    void follow(Jid sender, Runnable task) {
        before(sender)
                .ifPresentOrElse(
                        line -> {
                            line.follow(task);
                            watchPace();
                        },
                        task);
    }

    /** What is done by {@link #follow} is not done at once. */
    boolean isAwaited(Jid sender) {
        return before(sender).isPresent();
    }

    private Optional<Line> before(Jid sender) {
        return isSlow ? Optional.empty() : writer.lastOf(sender).filter(line -> line.followers() < config.maxWaiting());
    }

    private void watchPace() {
        var timer = new User.PaceDue();
        if (!setup.timers().isTimerActive(timer)) {
            setup.timers().startSingleTimer(timer, config.orderWithin());
        }
    }

    /** Time to look whether the ledger keeps pace. */
    void lookAtPace() {
        var limit =
                setup.services().clock().instant().minus(config.orderWithin()).plusNanos(1);
        if (writer.oldest().filter(line -> line.isOlderThan(limit)).isPresent()) {
            slow();
        } else if (writer.lines().stream().anyMatch(line -> line.followers() > 0)) {
            watchPace();
        }
    }

    private void slow() {
        isSlow = true;
        release();
    }

    /** Nothing waits for messages any more. */
    void release() {
        writer.lines().forEach(Line::release);
    }

    /** Finds out where the ledger stands, unless that is known. */
    void look() {
        writer.look().ifPresent(this::pipe);
    }

    void moved(Outcome outcome) {
        switch (outcome) {
            case Outcome.Found found -> {
                undelivered.found(found.delivered(), found.head().lastSeq());
                cursor.found(found.delivered());
                found.fingerprints().forEach(receipts::recorded);
            }
            case Outcome.Failed failed -> {
                StoreTrouble.log(setup.context().getLog(), "ledger.failed", failed.cause());
                setup.timers().startSingleTimer(new User.LedgerRested(), config.retryDelay());
                slow();
            }
            case Outcome.Answered _ -> isSlow = false;
        }
        for (var written : writer.settle(outcome)) {
            gone(written.line());
            undelivered.found(0, written.seq());
            settled.add(written);
        }
        if (outcome instanceof Outcome.Found) {
            dropRepeats();
        }
        if (outcome instanceof Outcome.Failed) {
            expire();
        }
        write();
    }

    /** What is on record by now, and has not been told so: see {@link #next}. */
    boolean hasNext() {
        return !settled.isEmpty();
    }

    /** Goes on with the next message that is on record. */
    void next() {
        var written = settled.remove();
        receipts.recorded(written.line().mark());
        undelivered.recorded(written.seq());
        written.line().recorded(written.seq());
        cursor.moved();
    }

    /** What came before it was known what is on record. */
    private void dropRepeats() {
        for (var line : writer.take(line -> receipts.isOnRecord(line.mark()))) {
            gone(line);
            line.repeated();
        }
    }

    /** The ledger failed a while ago. */
    void rested() {
        writer.rested();
        write();
    }

    /** Refuses what has waited too long. */
    void expire() {
        var now = setup.services().clock().instant();
        for (var line : writer.takeOlderThan(now.minus(config.timeout()).plusNanos(1))) {
            gone(line);
            receipts.forget(line.mark());
            line.refused();
        }
        setup.figures().keeping(writer.onTheWay());
        expireLater();
    }

    private void expireLater() {
        var timer = new User.RecordExpired();
        if (!setup.timers().isTimerActive(timer)) {
            writer.oldest().ifPresent(line -> setup.timers().startSingleTimer(timer, leftFor(line)));
        }
    }

    private Duration leftFor(Line line) {
        var left = Duration.between(
                setup.services().clock().instant(), line.since().plus(config.timeout()));
        return left.isPositive() ? left : config.retryDelay();
    }

    private void write() {
        if (writer.isKnown()) {
            var limit = setup.services().config().offline().maxMessages();
            for (var line : writer.takeBeyond(limit - undelivered.countWaiting() + settled.size())) {
                gone(line);
                receipts.forget(line.mark());
                line.tooMany();
            }
        }
        writer.next().ifPresent(this::pipe);
        setup.figures().keeping(writer.onTheWay());
    }

    private void gone(Line line) {
        charsOnTheWay -= line.entry().sizeChars();
    }

    private void pipe(CompletionStage<Outcome> stage) {
        setup.context()
                .pipeToSelf(
                        stage,
                        (outcome, failure) ->
                                new User.LedgerMoved(failure == null ? outcome : new Outcome.Failed(failure)));
    }
}
