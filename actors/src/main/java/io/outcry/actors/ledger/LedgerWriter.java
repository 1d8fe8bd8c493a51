package io.outcry.actors.ledger;

import io.outcry.core.address.Jid;
import io.outcry.core.custody.Fingerprint;
import io.outcry.core.ledger.Entry;
import io.outcry.core.ledger.Head;
import io.outcry.core.ledger.LedgerStore;
import io.outcry.core.ledger.LedgerStore.Appended;
import io.outcry.core.ledger.Placed;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * One owner's appends, one batch at a time and in order. A batch whose outcome is unknown is looked for in the ledger, and
 * written again only where it is not there, so that every line is written once. Belongs to the owner's actor and is only
 * touched by it; the actor pipes the stages to itself and hands their outcome back.
 *
 * <pre>unknown → known ⇄ writing;  writing → unknown, where the outcome is;  unknown → resting → unknown</pre>
 */
public final class LedgerWriter {

    /** How a stage of {@link #next} or {@link #look} ended. */
    public sealed interface Outcome {

        /**
         * Where the ledger stands.
         *
         * @param fingerprints what the last entries are known by
         * @param written what stands where the batch in doubt would be
         */
        record Found(Head head, long delivered, List<Fingerprint> fingerprints, List<Placed> written)
                implements Outcome {}

        record Answered(Appended appended) implements Outcome {}

        record Failed(Throwable cause) implements Outcome {}
    }

    /** A line and the number that it has by now. */
    public record Numbered(Line line, long seq) {}

    private final Jid owner;
    private final LedgerStore store;
    private final int remembered;
    private final ArrayDeque<Line> waiting = new ArrayDeque<>(4);

    /** The batch under way, or the one in doubt, and what the ledger ended with before it. */
    private final List<Line> writing = new ArrayList<>(4);

    private long writingAfter;
    private Optional<Head> head = Optional.empty();
    private boolean isOurs;
    private boolean isBusy;
    private boolean isResting;

    /** @param remembered how many of the last entries are looked at for what they are known by */
    public LedgerWriter(Jid owner, LedgerStore store, int remembered) {
        this.remembered = remembered;
        this.owner = owner;
        this.store = store;
    }

    public void offer(Line line) {
        waiting.add(line);
    }

    public boolean isIdle() {
        return !isBusy && waiting.isEmpty() && writing.isEmpty();
    }

    /** How many lines are not durable yet. */
    public int onTheWay() {
        return waiting.size() + writing.size();
    }

    /** Where the ledger stands is known. */
    public boolean isKnown() {
        return head.isPresent();
    }

    /** Finds out where the ledger stands, unless that is known or something is under way. */
    public Optional<CompletionStage<Outcome>> look() {
        if (isBusy || isResting || head.isPresent()) {
            return Optional.empty();
        }
        isBusy = true;
        return Optional.of(find());
    }

    /** Writes what waits, empty where nothing does or something is under way. */
    public Optional<CompletionStage<Outcome>> next() {
        if (isBusy || isResting || (waiting.isEmpty() && writing.isEmpty())) {
            return Optional.empty();
        }
        isBusy = true;
        return Optional.of(head.map(this::append).orElseGet(this::find));
    }

    /** The entries are read behind the head: an append that comes in between finds that the head has moved. */
    private CompletionStage<Outcome> find() {
        return store.head(owner).thenCompose(this::find);
    }

    private CompletionStage<Outcome> find(Head found) {
        var delivered = store.delivered(owner);
        // Nobody can send again what is not there.
        var marks = found.equals(Head.EMPTY)
                ? CompletableFuture.completedStage(List.<Fingerprint>of())
                : store.fingerprints(owner, remembered);
        return delivered
                .thenCombine(marks, (cursor, known) -> new Outcome.Found(found, cursor, known, List.of()))
                .thenCombine(
                        written(),
                        (rest, written) -> new Outcome.Found(found, rest.delivered(), rest.fingerprints(), written));
    }

    private CompletionStage<List<Placed>> written() {
        return writing.isEmpty()
                ? CompletableFuture.completedStage(List.of())
                : store.page(owner, writingAfter, writing.size());
    }

    private CompletionStage<Outcome> append(Head known) {
        writing.addAll(waiting);
        waiting.clear();
        writingAfter = known.lastSeq();
        var epoch = isOurs ? known.epoch() : known.epoch() + 1;
        return store.append(owner, known, epoch, entries()).thenApply(Outcome.Answered::new);
    }

    private List<Entry> entries() {
        return writing.stream().map(Line::entry).toList();
    }

    /** Takes the outcome of a stage; gives the lines that are durable by now, in order. */
    public List<Numbered> settle(Outcome outcome) {
        isBusy = false;
        return switch (outcome) {
            case Outcome.Found found -> found(found);
            case Outcome.Answered(Appended.Written written) -> written(written.head());
            case Outcome.Answered(Appended.Stale _) -> unknown();
            case Outcome.Failed _ -> {
                isResting = true;
                yield unknown();
            }
        };
    }

    /** Tries again after a failure. */
    public void rested() {
        isResting = false;
    }

    private List<Numbered> found(Outcome.Found found) {
        head = Optional.of(found.head());
        isOurs = false;
        var isWritten = !writing.isEmpty()
                && found.written().stream()
                        .map(Placed::entry)
                        .map(Entry::id)
                        .toList()
                        .equals(entries().stream().map(Entry::id).toList());
        if (isWritten) {
            return numbered();
        }
        writing.reversed().forEach(waiting::addFirst);
        writing.clear();
        return List.of();
    }

    private List<Numbered> written(Head now) {
        head = Optional.of(now);
        isOurs = true;
        return numbered();
    }

    private List<Numbered> numbered() {
        var numbered = new ArrayList<Numbered>(writing.size());
        for (var line : writing) {
            numbered.add(new Numbered(line, writingAfter + 1 + numbered.size()));
        }
        writing.clear();
        return numbered;
    }

    /** Reads the head again before the next batch, under a new term. */
    private List<Numbered> unknown() {
        head = Optional.empty();
        isOurs = false;
        return List.of();
    }

    /** The newest line of this sender that has not ended, for what comes behind it. */
    public Optional<Line> lastOf(Jid sender) {
        return Stream.concat(writing.stream(), waiting.stream())
                .filter(line -> line.isFrom(sender))
                .reduce((_, later) -> later);
    }

    /**
     * Takes out the lines that have waited since before this time, but for those that are being written: their outcome
     * comes. One of a batch in doubt may turn out to be written all the same; then it is an entry like any other.
     */
    public List<Line> takeOlderThan(Instant time) {
        var old = new ArrayList<Line>();
        if (!isBusy && writing.stream().anyMatch(line -> line.isOlderThan(time))) {
            // In doubt they are together.
            old.addAll(writing);
            writing.clear();
        }
        while (!waiting.isEmpty() && waiting.peek().isOlderThan(time)) {
            old.add(waiting.remove());
        }
        return old;
    }

    /** All that has not ended, oldest first. */
    public List<Line> lines() {
        return Stream.concat(writing.stream(), waiting.stream()).toList();
    }

    /** The line that waits longest. */
    public Optional<Line> oldest() {
        return Stream.concat(writing.stream(), waiting.stream()).findFirst();
    }

    /** Takes out those that wait and are such. */
    public List<Line> take(Predicate<Line> such) {
        var taken = waiting.stream().filter(such).toList();
        waiting.removeAll(taken);
        return taken;
    }

    /** Takes the newest lines that no client would be given yet out of the line, until the rest of those is so few. */
    public List<Line> takeBeyond(long room) {
        var kept = 0L;
        var beyond = new ArrayList<Line>();
        for (var line : waiting) {
            if (line.isForNobodyYet() && ++kept > room) {
                beyond.add(line);
            }
        }
        waiting.removeAll(beyond);
        return beyond;
    }
}
