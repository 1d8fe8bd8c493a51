package io.outcry.core.caps;

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

    private final CapsLimits limits;
    private final Map<CapsHash, Interests> known;
    private final Map<CapsHash, CompletableFuture<Optional<Interests>>> asked = new HashMap<>();

    public CapsBook(CapsLimits limits) {
        this.limits = limits;
        this.known = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<CapsHash, Interests> eldest) {
                return size() > limits.maxKnown();
            }
        };
    }

    public synchronized Optional<Interests> find(CapsHash hash) {
        return Optional.ofNullable(known.get(hash));
    }

    public synchronized Claim claim(CapsHash hash) {
        var interests = find(hash);
        if (interests.isPresent()) {
            return new Claim.Awaited(CompletableFuture.completedStage(interests));
        }
        var others = asked.get(hash);
        if (others != null && !others.isDone()) {
            return new Claim.Awaited(others.minimalCompletionStage());
        }
        if (asked.size() >= limits.maxAsked()) {
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
