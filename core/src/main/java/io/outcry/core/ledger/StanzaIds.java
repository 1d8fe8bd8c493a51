package io.outcry.core.ledger;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/**
 * Makes the ids of stanzas (XEP-0359 §4): UUIDs of version 7 (RFC 9562 §5.7), which sort by time as text. One node's ids only
 * grow, also where its clock is set back; between nodes 62 random bits keep them apart, and nobody can guess one.
 *
 * <p>One per node; safe for use by many threads.
 */
public final class StanzaIds {

    private static final int COUNTER_BITS = 12;
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long RANDOM_MASK = 0x3fff_ffff_ffff_ffffL;

    private final InstantSource clock;
    private final RandomGenerator random;

    private static final long MAX_MILLIS = (1L << 48) - 1;

    /** Milliseconds and counter of the newest id; a full counter flows over into the milliseconds (RFC 9562 §6.2). */
    private final AtomicLong newest = new AtomicLong();

    /** @param random must be safe for use by many threads, and hard to guess */
    public StanzaIds(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    public static StanzaIds ofThisNode() {
        return new StanzaIds(InstantSource.system(), new SecureRandom());
    }

    /** No id that was made in this millisecond, or later, sorts before it, and no earlier one behind it. */
    public static String earliest(Instant time) {
        var millis = Math.clamp(time.toEpochMilli(), 0, MAX_MILLIS);
        return new UUID(millis << 16 | VERSION_7, VARIANT).toString();
    }

    public String next() {
        var now = clock.millis() << COUNTER_BITS;
        var place = newest.updateAndGet(before -> Math.max(before + 1, now));
        var millis = place >>> COUNTER_BITS;
        var counter = place & ((1L << COUNTER_BITS) - 1);
        var high = millis << 16 | VERSION_7 | counter;
        var low = VARIANT | (random.nextLong() & RANDOM_MASK);
        return new UUID(high, low).toString();
    }
}
