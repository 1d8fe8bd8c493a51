package io.outcry.actors.ledger;

import io.outcry.core.StoreException;
import io.outcry.core.address.Jid;
import io.outcry.core.custody.Fingerprint;
import io.outcry.core.ledger.Entry;
import io.outcry.core.ledger.Head;
import io.outcry.core.ledger.LedgerStore;
import io.outcry.core.ledger.MemoryLedgerStore;
import io.outcry.core.ledger.Placed;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A ledger that answers late or fails where the test wants, and takes one append at a time, as the real one does. */
public final class PlayedLedger implements LedgerStore {

    /** What an owner claimed with an append. */
    public record Claim(Head known, long epoch, int entries) {}

    public final List<Claim> claims = new CopyOnWriteArrayList<>();
    public final AtomicInteger failures = new AtomicInteger();
    private final MemoryLedgerStore store = new MemoryLedgerStore();
    private final AtomicBoolean isAppending = new AtomicBoolean();
    private volatile boolean isFailing;
    private volatile boolean isLosingAnswers;
    private volatile CompletableFuture<Void> appendsMayGoOn = CompletableFuture.completedFuture(null);

    private volatile CompletableFuture<Void> pagesMayGoOn = CompletableFuture.completedFuture(null);

    public void fail(boolean failing) {
        isFailing = failing;
    }

    /** Appends are done, and who asked for them hears that they failed. */
    public void loseAnswers(boolean losing) {
        isLosingAnswers = losing;
    }

    /** Appends are answered once the stage that is returned is completed. */
    public CompletableFuture<Void> holdAppends() {
        appendsMayGoOn = new CompletableFuture<>();
        return appendsMayGoOn;
    }

    /** Pages are given as they were asked for, once the stage that is returned is completed. */
    public CompletableFuture<Void> holdPages() {
        pagesMayGoOn = new CompletableFuture<>();
        return pagesMayGoOn;
    }

    /** Somebody else takes the ledger over. */
    public void claimByAnother(Jid owner, Entry entry) {
        var head = store.head(owner).toCompletableFuture().join();
        store.append(owner, head, head.epoch() + 1, List.of(entry))
                .toCompletableFuture()
                .join();
    }

    public long entries(Jid owner) {
        return store.head(owner).toCompletableFuture().join().lastSeq();
    }

    /** All that the owner has on record. */
    public List<Entry> all(Jid owner) {
        return store.page(owner, 0, Integer.MAX_VALUE).toCompletableFuture().join().stream()
                .map(Placed::entry)
                .toList();
    }

    @Override
    public CompletionStage<Appended> append(Jid owner, Head known, long epoch, List<Entry> entries) {
        claims.add(new Claim(known, epoch, entries.size()));
        if (!isAppending.compareAndSet(false, true)) {
            return CompletableFuture.failedFuture(
                    new StoreException(StoreException.Reason.REFUSED, "the append before has no answer yet"));
        }
        return appendsMayGoOn.thenCompose(_ -> {
            isAppending.set(false);
            var appended = unlessFailing(() -> store.append(owner, known, epoch, entries));
            return isLosingAnswers
                    ? appended.thenCompose(_ -> CompletableFuture.failedFuture(
                            new StoreException(StoreException.Reason.UNKNOWN, "the answer is lost")))
                    : appended;
        });
    }

    @Override
    public CompletionStage<Head> head(Jid owner) {
        return unlessFailing(() -> store.head(owner));
    }

    @Override
    public CompletionStage<List<Placed>> page(Jid owner, long afterSeq, int limit) {
        var entries = unlessFailing(() -> store.page(owner, afterSeq, limit));
        return pagesMayGoOn.thenCompose(_ -> entries);
    }

    @Override
    public CompletionStage<List<Fingerprint>> fingerprints(Jid owner, int limit) {
        return unlessFailing(() -> store.fingerprints(owner, limit));
    }

    @Override
    public CompletionStage<Long> delivered(Jid owner) {
        return unlessFailing(() -> store.delivered(owner));
    }

    @Override
    public CompletionStage<Void> markDelivered(Jid owner, long seq) {
        return unlessFailing(() -> store.markDelivered(owner, seq));
    }

    private <T> CompletionStage<T> unlessFailing(Supplier<CompletionStage<T>> work) {
        if (!isFailing) {
            return work.get();
        }
        failures.incrementAndGet();
        return CompletableFuture.failedFuture(new StoreException(StoreException.Reason.UNKNOWN, "played"));
    }
}
