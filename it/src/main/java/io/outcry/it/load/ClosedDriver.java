package io.outcry.it.load;

import io.outcry.it.load.measure.Latencies;
import io.outcry.it.load.wire.Scratch;
import org.HdrHistogram.Histogram;

/** A closed loop: each pair has one message under way, and whoever gets it answers. */
final class ClosedDriver implements Driver {

    private final Exchange exchange;
    private final int users;
    private final Scratch readerScratch;
    private volatile boolean running;

    /** @param readerScratch of the thread on which messages arrive, for the answers leave on it */
    ClosedDriver(Exchange exchange, int users, Scratch readerScratch) {
        this.exchange = exchange;
        this.users = users;
        this.readerScratch = readerScratch;
    }

    @Override
    public void start() {
        running = true;
        var scratch = new Scratch();
        for (var user = 0; user < users; user += 2) {
            exchange.send(user, System.nanoTime(), scratch);
        }
    }

    @Override
    public void arrived(int receiver, long nowNanos) {
        if (running) {
            exchange.send(receiver, nowNanos, readerScratch);
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public Histogram delays() {
        return Latencies.histogram();
    }
}
