package io.outcry.core.retention;

import io.outcry.core.address.Jid;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentSkipListMap;

/** Legal holds, for as long as a test runs; they hold nothing. */
public final class MemoryHoldStore implements HoldStore {

    private final ConcurrentSkipListMap<String, Hold> byId = new ConcurrentSkipListMap<>();

    @Override
    public CompletionStage<Void> place(Hold hold) {
        byId.put(hold.id(), hold);
        return CompletableFuture.allOf();
    }

    @Override
    public CompletionStage<Boolean> release(String id, Hold.Release release) {
        var isReleased = new boolean[1];
        byId.computeIfPresent(id, (_, hold) -> {
            isReleased[0] = hold.isActive();
            return isReleased[0]
                    ? new Hold(id, hold.subject(), hold.reason(), hold.by(), hold.at(), Optional.of(release))
                    : hold;
        });
        return CompletableFuture.completedStage(isReleased[0]);
    }

    @Override
    public CompletionStage<List<Hold>> active() {
        return CompletableFuture.completedStage(
                new TreeMap<>(byId).values().stream().filter(Hold::isActive).toList());
    }

    @Override
    public CompletionStage<List<Hold>> page(String afterId, int limit) {
        return CompletableFuture.completedStage(
                byId.tailMap(afterId, false).values().stream().limit(limit).toList());
    }

    @Override
    public CompletionStage<Extent> extent(Jid subject) {
        return CompletableFuture.completedStage(new Extent(0, 0, Optional.empty()));
    }
}
