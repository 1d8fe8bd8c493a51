package io.outcry.core.ledger;

import io.outcry.core.StoreException;
import io.outcry.core.StoreException.Reason;
import io.outcry.core.address.Jid;
import io.outcry.core.custody.Fingerprint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** Ledgers of a test; every answer is there at once. */
public final class MemoryLedgerStore implements LedgerStore {

    private record Ledger(Head head, List<Placed> entries) {

        static final Ledger EMPTY = new Ledger(Head.EMPTY, List.of());
    }

    private final Map<Jid, Ledger> byOwner = new ConcurrentHashMap<>();
    private final Map<Jid, Long> cursors = new ConcurrentHashMap<>();

    @Override
    public CompletionStage<Head> head(Jid owner) {
        return CompletableFuture.completedFuture(ledgerOf(owner).head());
    }

    @Override
    public CompletionStage<Appended> append(Jid owner, Head known, long epoch, List<Entry> entries) {
        if (entries.isEmpty() || epoch < 1 || epoch < known.epoch() || epoch > known.epoch() + 1) {
            return CompletableFuture.failedFuture(
                    new StoreException(Reason.REFUSED, "epoch " + epoch + " does not follow " + known));
        }
        var target = known.after(epoch, entries.size());
        var isWritten = new boolean[1];
        var ledger = byOwner.compute(owner.bare(), (_, now) -> {
            var current = now == null ? Ledger.EMPTY : now;
            isWritten[0] = current.head().equals(known);
            return isWritten[0] ? grown(current, target, entries) : current;
        });
        return CompletableFuture.completedFuture(
                isWritten[0] ? new Appended.Written(target) : new Appended.Stale(ledger.head()));
    }

    private static Ledger grown(Ledger ledger, Head target, List<Entry> entries) {
        var all = new ArrayList<>(ledger.entries());
        for (var entry : entries) {
            all.add(new Placed(target.epoch(), all.size() + 1L, entry));
        }
        return new Ledger(target, List.copyOf(all));
    }

    @Override
    public CompletionStage<List<Placed>> page(Jid owner, long afterSeq, int limit) {
        return CompletableFuture.completedFuture(ledgerOf(owner).entries().stream()
                .filter(placed -> placed.seq() > afterSeq)
                .limit(limit)
                .toList());
    }

    @Override
    public CompletionStage<List<Fingerprint>> fingerprints(Jid owner, int limit) {
        var entries = ledgerOf(owner).entries();
        return CompletableFuture.completedFuture(
                entries.subList(Math.max(0, entries.size() - limit), entries.size()).stream()
                        .map(Placed::entry)
                        .map(entry -> Fingerprint.read(entry.originId(), entry.mark()))
                        .toList());
    }

    @Override
    public CompletionStage<Long> delivered(Jid owner) {
        return CompletableFuture.completedFuture(cursors.getOrDefault(owner.bare(), 0L));
    }

    @Override
    public CompletionStage<Void> markDelivered(Jid owner, long seq) {
        cursors.merge(owner.bare(), seq, Math::max);
        return CompletableFuture.allOf();
    }

    private Ledger ledgerOf(Jid owner) {
        return byOwner.getOrDefault(owner.bare(), Ledger.EMPTY);
    }
}
