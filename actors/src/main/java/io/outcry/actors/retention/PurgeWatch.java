package io.outcry.actors.retention;

import io.outcry.core.StageFailure;
import io.outcry.core.meter.Meter;
import io.outcry.core.meter.Metric;
import io.outcry.core.retention.LedgerPurge;
import io.outcry.core.retention.PurgeOrder;
import io.outcry.core.retention.Purged;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * Looks again and again whether the ledger's next partitions are there and a purge is due, and sees to both. One on each node:
 * the database knows when the last purge was, and lets one purge at a time, so it matters to nobody which node does it.
 */
public final class PurgeWatch extends AbstractMatchingBehavior<PurgeWatch.Command> {

    /** What the actor is told. */
    public sealed interface Command {

        /** It is time to look. */
        record Look() implements Command {}

        record Prepared(int partitions) implements Command {}

        record Ended(Instant last, Optional<Purged> purged) implements Command {}

        /**
         * Something did not succeed.
         *
         * @param what failed, as the event of the log line
         */
        record Failed(String what, Throwable cause) implements Command {}
    }

    /** What it works with: the order is that of the moment in which it is asked for. */
    public record Setup(LedgerPurge store, Supplier<PurgeOrder> order, InstantSource clock, Meter meter) {}

    private record Result(Instant last, Optional<Purged> purged) {}

    private static final String PREPARE_FAILED = "ledger.partitions.failed";
    private static final String PURGE_FAILED = "ledger.purge.failed";

    private final Setup setup;
    private final AtomicReference<Instant> lastEnd;

    /** Why it failed last, by what failed: it is said once. */
    private final Map<String, String> trouble = new HashMap<>();

    private boolean isUnderWay;

    private PurgeWatch(ActorContext<Command> context, Setup setup, AtomicReference<Instant> lastEnd) {
        super(context);
        this.setup = setup;
        this.lastEnd = lastEnd;
    }

    /** Looks at once, and from then on as often as the order says. What is known outlives a restart of the actor. */
    public static Behavior<Command> create(Setup setup) {
        var lastEnd = new AtomicReference<>(Instant.EPOCH);
        setup.meter()
                .watch(
                        Metric.LEDGER_PURGE_AGE,
                        "",
                        () -> Duration.between(lastEnd.get(), setup.clock().instant())
                                .toNanos());
        return Behaviors.setup(context -> Behaviors.withTimers(timers -> {
            context.getSelf().tell(new Command.Look());
            timers.startTimerWithFixedDelay(
                    new Command.Look(), setup.order().get().retention().purge().lookEvery());
            return new PurgeWatch(context, setup, lastEnd);
        }));
    }

    @Override
    public Behavior<Command> onMessage(Command command) {
        switch (command) {
            case Command.Look _ -> look();
            case Command.Prepared prepared -> prepared(prepared.partitions());
            case Command.Ended ended -> ended(ended);
            case Command.Failed failed -> failed(failed);
        }
        return this;
    }

    private void look() {
        if (isUnderWay) {
            return;
        }
        isUnderWay = true;
        getContext()
                .pipeToSelf(
                        setup.store().preparePartitions(setup.order().get()),
                        (made, failure) -> failure == null
                                ? new Command.Prepared(made)
                                : new Command.Failed(PREPARE_FAILED, failure));
    }

    private void prepared(int partitions) {
        trouble.remove(PREPARE_FAILED);
        if (partitions > 0) {
            getContext().getLog().atInfo().addKeyValue("partitions", partitions).log("ledger.partitions.made");
        }
        purge();
    }

    private void purge() {
        getContext()
                .pipeToSelf(
                        purgeIfDue(),
                        (result, failure) -> failure == null
                                ? new Command.Ended(result.last(), result.purged())
                                : new Command.Failed(PURGE_FAILED, failure));
    }

    private CompletionStage<Result> purgeIfDue() {
        var store = setup.store();
        var order = setup.order().get();
        return store.lastEnd()
                .thenCompose(last -> order.retention().purge().isDue(last, order.now())
                        ? store.purge(order)
                                .thenCompose(purged -> store.lastEnd().thenApply(end -> new Result(end, purged)))
                        : CompletableFuture.completedFuture(new Result(last, Optional.empty())));
    }

    private void ended(Command.Ended ended) {
        isUnderWay = false;
        trouble.remove(PURGE_FAILED);
        lastEnd.set(ended.last());
        ended.purged()
                .ifPresent(purged -> getContext()
                        .getLog()
                        .atInfo()
                        .addKeyValue("entries", purged.entries())
                        .addKeyValue("ledgers", purged.ledgers())
                        .addKeyValue("partitions", String.join(" ", purged.partitions()))
                        .log("ledger.purged"));
    }

    /** Whatever it was, the next look tries again. */
    private void failed(Command.Failed failed) {
        var cause = StageFailure.cause(failed.cause());
        var reason = String.valueOf(cause.getMessage());
        if (!reason.equals(trouble.put(failed.what(), reason))) {
            getContext()
                    .getLog()
                    .atWarn()
                    .addKeyValue("reason", reason)
                    .setCause(cause)
                    .log(failed.what());
        }
        if (failed.what().equals(PREPARE_FAILED)) {
            // Entries have a place in any case: what is old goes all the same.
            purge();
        } else {
            isUnderWay = false;
        }
    }
}
