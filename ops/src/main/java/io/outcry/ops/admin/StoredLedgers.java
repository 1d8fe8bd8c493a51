package io.outcry.ops.admin;

import io.outcry.core.Stores;
import io.outcry.core.address.Jid;
import io.outcry.core.ledger.Inspection;
import io.outcry.core.ledger.LedgerUpkeep;
import io.outcry.core.retention.Hold;
import io.outcry.core.retention.HoldStore;
import io.outcry.core.retention.LedgerPurge;
import io.outcry.core.retention.PurgeOrder;
import io.outcry.core.retention.Purged;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ledgers in this process's store. What is done to them is written to the audit log first, and to the node's log: a hold says
 * for ever who placed it, when and why.
 *
 * @param order what a purge goes by that begins now
 * @param setup where the audit log is, and which domains there are
 * @param actor who is responsible
 */
public record StoredLedgers(Parts parts, Supplier<PurgeOrder> order, StoredUsers.Setup setup, String actor)
        implements Ledgers {

    private static final Logger LOG = LoggerFactory.getLogger(StoredLedgers.class);
    private static final int HOLDS_AT_ONCE = 500;

    /** The stores of a ledger. */
    public record Parts(LedgerUpkeep upkeep, LedgerPurge purge, HoldStore holds) {

        public static Parts of(Stores stores) {
            return new Parts(stores.upkeep(), stores.purge(), stores.holds());
        }
    }

    @Override
    public CompletionStage<Inspection> inspect(String after) {
        return parts.upkeep().inspect(after);
    }

    @Override
    public CompletionStage<Held> hold(Jid subject, String reason) {
        var hold = new Hold(
                setup.ids().get(), subject, reason, actor, setup.clock().instant(), Optional.empty());
        return parts.holds()
                .extent(subject)
                .thenAccept(extent -> refuseUnknown(subject, extent))
                .thenCompose(_ -> audited("ledger.hold", subject.toString(), hold.id() + " " + reason))
                .thenCompose(_ -> parts.holds().place(hold))
                .thenCompose(_ -> parts.holds().extent(subject))
                .thenApply(extent -> {
                    logged("ledger.held", hold, reason);
                    return new Held(hold, extent);
                });
    }

    /** A hold on a domain that is written wrong would hold nothing. */
    private void refuseUnknown(Jid subject, HoldStore.Extent extent) {
        if (extent.ledgers() == 0 && !setup.domains().contains(subject.domain())) {
            throw new AdminRefusedException(subject.domain() + " is not a domain of this node, which has "
                    + String.join(", ", setup.domains()) + ", and no ledger is left of " + subject);
        }
    }

    @Override
    public CompletionStage<Hold> release(Jid subject, Optional<String> id, String reason) {
        var release = new Hold.Release(reason, actor, setup.clock().instant());
        return parts.holds()
                .active()
                .thenApply(active -> only(active, subject, id))
                .thenCompose(hold -> audited("ledger.release", subject.toString(), hold.id() + " " + reason)
                        .thenCompose(_ -> parts.holds().release(hold.id(), release))
                        .thenApply(isReleased -> {
                            if (!isReleased) {
                                throw new AdminRefusedException("somebody else released hold " + hold.id());
                            }
                            logged("ledger.released", hold, reason);
                            return new Hold(
                                    hold.id(), subject, hold.reason(), hold.by(), hold.at(), Optional.of(release));
                        }));
    }

    private static Hold only(List<Hold> active, Jid subject, Optional<String> id) {
        var matching = active.stream()
                .filter(hold -> hold.subject().equals(subject))
                .filter(hold -> id.filter(wanted -> !wanted.equals(hold.id())).isEmpty())
                .toList();
        if (matching.isEmpty()) {
            throw new AdminRefusedException("there is no such hold on " + subject);
        }
        if (matching.size() > 1) {
            throw new AdminRefusedException("there are several holds on " + subject + ", name one: "
                    + matching.stream()
                            .map(hold -> hold.id() + " (" + hold.reason() + ")")
                            .collect(Collectors.joining(", ")));
        }
        return matching.getFirst();
    }

    private void logged(String event, Hold hold, String reason) {
        LOG.atInfo()
                .addKeyValue("hold", hold.id())
                .addKeyValue("subject", hold.subject())
                .addKeyValue("by", actor)
                .addKeyValue("reason", reason)
                .log(event);
    }

    @Override
    public CompletionStage<List<Hold>> holds(String after) {
        return parts.holds().page(after, HOLDS_AT_ONCE);
    }

    @Override
    public CompletionStage<PurgeReport> purge(boolean isRehearsal) {
        var asked = order.get();
        return isRehearsal
                ? parts.purge().rehearse(asked).thenApply(purged -> PurgeReport.of(asked, purged))
                : audited("ledger.purge", asked.by(), "")
                        .thenCompose(_ -> parts.purge().purge(asked))
                        .thenCompose(purged -> purged.isPresent() ? done(asked, purged.get()) : refused());
    }

    private CompletionStage<PurgeReport> done(PurgeOrder asked, Purged purged) {
        return audited("ledger.purge.done", asked.by(), purged.entries() + " entries")
                .thenApply(_ -> PurgeReport.of(asked, purged));
    }

    private static CompletionStage<PurgeReport> refused() {
        return CompletableFuture.failedFuture(new AdminRefusedException("another purge is under way"));
    }

    private CompletionStage<Void> audited(String action, String subject, String after) {
        return setup.audited(actor, action, subject, "", after);
    }
}
