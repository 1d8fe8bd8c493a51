package io.outcry.ops.metrics;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/** One counter or level: what was said of it, and who is asked when somebody reads it. */
final class Tally {

    private final LongAdder said = new LongAdder();
    private final List<LongSupplier> asked = new CopyOnWriteArrayList<>();
    private final LongConsumer reader;

    /** @param reader told where it stands, by {@link #tell} */
    Tally(LongConsumer reader) {
        this.reader = reader;
    }

    void add(long many) {
        said.add(many);
    }

    void watch(LongSupplier now) {
        asked.add(now);
    }

    long now() {
        var sum = said.sum();
        for (var supplier : asked) {
            sum += supplier.getAsLong();
        }
        return sum;
    }

    void tell() {
        reader.accept(now());
    }
}
