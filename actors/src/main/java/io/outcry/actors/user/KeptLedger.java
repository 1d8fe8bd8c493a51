package io.outcry.actors.user;

import io.outcry.core.address.Jid;
import io.outcry.core.ledger.Entry;
import io.outcry.core.ledger.Head;
import io.outcry.core.ledger.LedgerStore;
import io.outcry.core.ledger.LedgerStore.Appended;
import io.outcry.core.stanza.Message;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * One owner's appends, one batch at a time and in order. Belongs to the owner's actor and is only touched by it; the
 * actor pipes the stages to itself and hands their outcome back.
 *
 * <pre>unknown → known ⇄ writing; a batch of unknown outcome → unknown</pre>
 */
final class KeptLedger {

    /** A message on its way into the ledger. */
    record Waiting(Entry entry, Message message) {}

    /** How a stage of {@link #next} ended. */
    sealed interface Outcome {

        record Found(Head head, long delivered) implements Outcome {}

        record Answered(Appended appended) implements Outcome {}

        record Failed(Throwable cause) implements Outcome {}
    }

    /** What an outcome means. */
    sealed interface Progress {

        /** The ledger is known now; these are too many to be kept. */
        record Known(List<Waiting> tooMany) implements Progress {}

        /** What was being written is durable. */
        record Written() implements Progress {}

        /** Nobody knows whether these were written, or somebody else owns the ledger: they do not count as kept. */
        record Unkept(List<Waiting> messages) implements Progress {}
    }

    private final Jid owner;
    private final LedgerStore store;
    private final int maxKept;
    private final ArrayDeque<Waiting> waiting = new ArrayDeque<>(4);
    private final List<Waiting> writing = new ArrayList<>(4);
    private Optional<Head> head = Optional.empty();
    private boolean isOurs;
    private boolean isBusy;
    private long delivered;

    /** @param maxKept how many messages may be kept that no client was given yet */
    KeptLedger(Jid owner, LedgerStore store, int maxKept) {
        this.owner = owner;
        this.store = store;
        this.maxKept = maxKept;
    }

    /** False where more wait to be written than could be kept; then the message is not taken. */
    boolean offer(Waiting message) {
        return waiting.size() <= maxKept && waiting.add(message);
    }

    boolean isIdle() {
        return !isBusy && waiting.isEmpty() && writing.isEmpty();
    }

    /** How many messages are not durable yet. */
    int onTheWay() {
        return waiting.size() + writing.size();
    }

    long delivered() {
        return delivered;
    }

    /** What clients were given, up to this number. */
    void delivered(long seq) {
        delivered = Math.max(delivered, seq);
    }

    /** Where the ledger stands is known. */
    boolean isKnown() {
        return head.isPresent();
    }

    /** Finds out where the ledger stands, unless that is known or something is under way. */
    Optional<CompletionStage<Outcome>> look() {
        if (isBusy || head.isPresent()) {
            return Optional.empty();
        }
        isBusy = true;
        return Optional.of(find());
    }

    /** Writes what waits, empty where nothing does or something is under way. */
    Optional<CompletionStage<Outcome>> next() {
        if (isBusy || waiting.isEmpty()) {
            return Optional.empty();
        }
        isBusy = true;
        return Optional.of(head.map(this::append).orElseGet(this::find));
    }

    private CompletionStage<Outcome> find() {
        return store.head(owner).thenCombine(store.delivered(owner), Outcome.Found::new);
    }

    private CompletionStage<Outcome> append(Head known) {
        writing.addAll(waiting);
        waiting.clear();
        var epoch = isOurs ? known.epoch() : known.epoch() + 1;
        var entries = writing.stream().map(Waiting::entry).toList();
        return store.append(owner, known, epoch, entries).thenApply(Outcome.Answered::new);
    }

    /** Takes the outcome of a stage and says what it means for the messages on their way. */
    Progress settle(Outcome outcome) {
        isBusy = false;
        return switch (outcome) {
            case Outcome.Found found -> found(found);
            case Outcome.Answered(Appended.Written written) -> written(written.head());
            case Outcome.Answered(Appended.Stale _) -> unkept();
            case Outcome.Failed _ -> unkept();
        };
    }

    private Progress found(Outcome.Found found) {
        head = Optional.of(found.head());
        isOurs = false;
        delivered(found.delivered());
        return new Progress.Known(tooMany());
    }

    /** Takes the newest out of the line until the rest fits. */
    private List<Waiting> tooMany() {
        var kept = head.map(Head::lastSeq).orElse(0L) - delivered;
        var refused = new ArrayDeque<Waiting>();
        while (!waiting.isEmpty() && kept + waiting.size() > maxKept) {
            refused.addFirst(waiting.removeLast());
        }
        return List.copyOf(refused);
    }

    private Progress written(Head now) {
        head = Optional.of(now);
        isOurs = true;
        writing.clear();
        return new Progress.Written();
    }

    /** Reads the head again before the next batch, under a new term. */
    private Progress unkept() {
        head = Optional.empty();
        isOurs = false;
        writing.addAll(waiting);
        waiting.clear();
        var messages = List.copyOf(writing);
        writing.clear();
        return new Progress.Unkept(messages);
    }

    /** Messages that would be more than may be kept; asked for each time before more are written. */
    List<Waiting> refuseTooMany() {
        return head.isPresent() && !isBusy ? tooMany() : List.of();
    }
}
