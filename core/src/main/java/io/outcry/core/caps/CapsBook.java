package io.outcry.core.caps;

import io.outcry.core.meter.Meter;
import io.outcry.core.meter.Metric;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * What hashes of capabilities stand for, as far as one node knows. Of all accounts that meet an unknown hash, one asks
 * its client and the others wait for that. May be called from any thread; never waits.
 */
public final class CapsBook {

    /** Who asks about a hash. */
    public sealed interface Claim {

        /** The caller asks, and says what came of it; if it does not, its claim ends by itself. */
        record Granted() implements Claim {}

        /** Somebody else asks. The stage always completes: with what was learned, or with nothing: then claim again. */
        record Awaited(CompletionStage<Optional<Interests>> answer) implements Claim {}

        /** As many clients are being asked as may be. */
        record Full() implements Claim {}
    }

    /** As caches and queues are called where they are measured. */
    private static final String NAME = "caps";

    private final CapsLimits limits;
    private final Meter meter;
    private final Map<CapsHash, Interests> known;
    private final Map<CapsHash, CompletableFuture<Optional<Interests>>> asked = new HashMap<>();

    /** @param meter told how well it remembers */
    public CapsBook(CapsLimits limits, Meter meter) {
        this.limits = limits;
        this.meter = meter;
        this.known = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<CapsHash, Interests> eldest) {
                return size() > limits.maxKnown();
            }
        };
        meter.watch(Metric.CACHE_ENTRIES, NAME, this::known);
        meter.watch(Metric.QUEUE_LENGTH, NAME, this::asked);
    }

    private synchronized long known() {
        return known.size();
    }

    /** How many hashes clients are being asked about. */
    private synchronized long asked() {
        return asked.size();
    }

    public Optional<Interests> find(CapsHash hash) {
        var found = recall(hash);
        meter.count(found.isPresent() ? Metric.CACHE_HITS : Metric.CACHE_MISSES, NAME);
        return found;
    }

    private synchronized Optional<Interests> recall(CapsHash hash) {
        return Optional.ofNullable(known.get(hash));
    }

    public synchronized Claim claim(CapsHash hash) {
        var interests = recall(hash);
        if (interests.isPresent()) {
            return new Claim.Awaited(CompletableFuture.completedStage(interests));
        }
        var others = asked.get(hash);
        if (others != null && !others.isDone()) {
            return new Claim.Awaited(others.minimalCompletionStage());
        }
        if (asked.size() >= limits.maxAsked()) {
            meter.count(Metric.QUEUE_REFUSED, NAME);
            return new Claim.Full();
        }
        var answer = new CompletableFuture<Optional<Interests>>();
        asked.put(hash, answer);
        var _ = answer.completeOnTimeout(
                        Optional.empty(), limits.answerTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((_, _) -> ended(hash, answer));
        return new Claim.Granted();
    }

    /** A client's answer was what the hash stands for. */
    public void learned(CapsHash hash, Interests interests) {
        settle(remember(hash, interests), Optional.of(interests));
    }

    /** The client that was asked had no answer that others could use. */
    public void failed(CapsHash hash) {
        settle(withdraw(hash), Optional.empty());
    }

    private synchronized Optional<CompletableFuture<Optional<Interests>>> remember(CapsHash hash, Interests interests) {
        known.put(hash, interests);
        return withdraw(hash);
    }

    private synchronized Optional<CompletableFuture<Optional<Interests>>> withdraw(CapsHash hash) {
        return Optional.ofNullable(asked.remove(hash));
    }

    private synchronized void ended(CapsHash hash, CompletableFuture<Optional<Interests>> answer) {
        asked.remove(hash, answer);
    }

    /** Outside of the lock: what waits for it runs on this thread. */
    private static void settle(
            Optional<CompletableFuture<Optional<Interests>>> waiting, Optional<Interests> interests) {
        waiting.ifPresent(answer -> answer.complete(interests));
    }
}
