package io.outcry.it.load;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ctrl-C: the load stops early, and there is still time to say what it found. */
public final class StopSignal {

    private static final Duration TIME_TO_REPORT = Duration.ofSeconds(30);

    private final CountDownLatch done = new CountDownLatch(1);
    private volatile boolean given;

    /** Given by Ctrl-C, or whatever else stops the process in an orderly way. */
    static StopSignal onInterrupt() {
        var signal = new StopSignal();
        Runtime.getRuntime().addShutdownHook(new Thread(signal::giveAndWait, "stop"));
        return signal;
    }

    public boolean isGiven() {
        return given;
    }

    public void give() {
        given = true;
    }

    /** Everything was said. */
    void done() {
        done.countDown();
    }

    private void giveAndWait() {
        give();
        try {
            done.await(TIME_TO_REPORT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
