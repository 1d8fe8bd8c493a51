package io.outcry.it.load.measure;

import java.util.concurrent.atomic.LongAdder;

/** Counts what became of messages; many threads count, any may read. */
public final class Tally {

    private final LongAdder sent = new LongAdder();
    private final LongAdder delivered = new LongAdder();
    private final LongAdder duplicated = new LongAdder();
    private final LongAdder overtaken = new LongAdder();
    private final LongAdder bounced = new LongAdder();
    private final LongAdder unsent = new LongAdder();
    private final LongAdder astray = new LongAdder();

    /**
     * The counts at one moment.
     *
     * @param sent given to the network
     * @param delivered arrived where they belong, each counted once
     * @param lost sent, but neither delivered nor bounced
     * @param duplicated arrived once more than once
     * @param reordered arrived behind a later one of the same sender
     * @param bounced came back as errors
     * @param unsent not sent, since the session was over or the server had let too much wait
     * @param astray arrived at somebody else
     */
    public record Counts(
            long sent,
            long delivered,
            long lost,
            long duplicated,
            long reordered,
            long bounced,
            long unsent,
            long astray) {

        /** Whether every message arrived once, in order, where it belongs. */
        public boolean isFlawless() {
            return lost == 0 && duplicated == 0 && reordered == 0 && bounced == 0 && unsent == 0 && astray == 0;
        }
    }

    public void sent() {
        sent(1);
    }

    /** Counts a message of which so many copies are to arrive, as in what follows. */
    public void sent(int copies) {
        sent.add(copies);
    }

    public void unsent() {
        unsent(1);
    }

    public void unsent(int copies) {
        unsent.add(copies);
    }

    public void bounced() {
        bounced(1);
    }

    public void bounced(int copies) {
        bounced.add(copies);
    }

    public void astray() {
        astray.increment();
    }

    public void arrived(Arrivals.Order order) {
        switch (order) {
            case NEXT -> delivered.increment();
            case OVERTAKEN -> {
                delivered.increment();
                overtaken.increment();
            }
            case DUPLICATE -> duplicated.increment();
        }
    }

    public Counts counts() {
        // What came is read before what was sent, so that nothing in between looks as if it came unsent.
        var back = bounced.sum();
        var came = delivered.sum();
        var went = sent.sum();
        return new Counts(
                went,
                came,
                Math.max(0, went - came - back),
                duplicated.sum(),
                overtaken.sum(),
                back,
                unsent.sum(),
                astray.sum());
    }
}
