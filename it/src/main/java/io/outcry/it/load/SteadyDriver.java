package io.outcry.it.load;

import io.outcry.it.load.measure.Latencies;
import io.outcry.it.load.measure.OpenLoop;
import io.outcry.it.load.wire.Scratch;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/** An open loop: all flows in turn, each message at its time, from a thread of its own. */
final class SteadyDriver implements Driver {

    private final Traffic traffic;
    private final int flows;
    private final long measuredFromNanos;
    private final long endNanos;
    private final OpenLoop loop;
    private final Scratch scratch = new Scratch();
    private final Histogram delays = Latencies.histogram();
    private final Thread thread = Thread.ofPlatform().daemon().name("sender").unstarted(this::run);
    private volatile boolean running = true;

    SteadyDriver(Traffic traffic, int flows, double perSecond, Phases phases) {
        this.traffic = traffic;
        this.flows = flows;
        this.measuredFromNanos = phases.measuredFromNanos();
        this.endNanos = phases.endNanos();
        this.loop = new OpenLoop(phases.startNanos(), perSecond, this::send);
    }

    @Override
    public void start() {
        thread.start();
    }

    private void run() {
        while (running) {
            var next = loop.sendDue(Math.min(System.nanoTime(), endNanos - 1));
            if (next >= endNanos) {
                return;
            }
            LockSupport.parkNanos(next - System.nanoTime());
        }
    }

    private void send(long number, long intendedNanos) {
        if (running) {
            traffic.send((int) (number % flows), intendedNanos, scratch);
            recordDelay(intendedNanos);
        }
    }

    private void recordDelay(long intendedNanos) {
        if (intendedNanos >= measuredFromNanos) {
            delays.recordValue(Latencies.within(System.nanoTime() - intendedNanos));
        }
    }

    @Override
    public void arrived(int receiver, long nowNanos) {
        // Nobody answers: everybody sends when it is time.
    }

    @Override
    public void stop() {
        running = false;
        LockSupport.unpark(thread);
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public Histogram delays() {
        return delays;
    }
}
