package io.outcry.core.auth;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Optional;

/**
 * Lets each key do something so many times in any stretch of time, and remembers a bounded number of keys: beyond it, the
 * one that was quiet for longest is forgotten. For one thread at a time.
 *
 * @param <K> a value
 */
final class SlidingWindow<K> {

    private final int limit;
    private final Duration window;
    private final int rememberedMax;
    private final LinkedHashMap<K, Deque<Instant>> times = new LinkedHashMap<>();

    SlidingWindow(int limit, Duration window, int rememberedMax) {
        this.limit = limit;
        this.window = window;
        this.rememberedMax = rememberedMax;
    }

    /** How long until the key may go on; empty where it may now. Counts nothing. */
    Optional<Duration> waitFor(K key, Instant now) {
        var past = times.get(key);
        if (past == null || past.size() < limit) {
            return Optional.empty();
        }
        var free = past.getFirst().plus(window);
        return free.isAfter(now) ? Optional.of(Duration.between(now, free)) : Optional.empty();
    }

    void count(K key, Instant now) {
        var past = Optional.ofNullable(times.remove(key)).orElseGet(ArrayDeque::new);
        if (past.size() >= limit) {
            past.removeFirst();
        }
        past.addLast(now);
        times.put(key, past);
        forgetOld(now);
    }

    /** Takes back what was counted then. */
    void takeBack(K key, Instant then) {
        var past = times.get(key);
        if (past != null && past.removeLastOccurrence(then) && past.isEmpty()) {
            times.remove(key);
        }
    }

    int remembered() {
        return times.size();
    }

    /** At most two keys for each one that comes: the map never grows, and no call takes long. */
    private void forgetOld(Instant now) {
        for (var i = 0; i < 2 && !times.isEmpty(); i++) {
            var quietest = times.firstEntry();
            var isOver = !quietest.getValue().getLast().plus(window).isAfter(now);
            if (isOver || times.size() > rememberedMax) {
                times.pollFirstEntry();
            }
        }
    }
}
