package io.outcry.it.load.measure;

import java.util.concurrent.TimeUnit;

/**
 * Sends at a steady rate whatever the server does. Every message has a time at which it should leave, and that is the
 * time it carries: when the server, or this program, holds the line up, what should have left meanwhile counts its wait
 * too. Otherwise a stall of a second would be one slow message instead of a second's worth of them (coordinated
 * omission).
 */
public final class OpenLoop {

    /** Sends the message of this number, which should have left at this time. */
    public interface Sender {
        void send(long number, long intendedNanos);
    }

    private final long startNanos;
    private final double perSecond;
    private final Sender sender;
    private long next;

    public OpenLoop(long startNanos, double perSecond, Sender sender) {
        this.startNanos = startNanos;
        this.perSecond = perSecond;
        this.sender = sender;
    }

    /** Sends all that should have left by now and returns when the next one should. */
    public long sendDue(long nowNanos) {
        while (intended(next) <= nowNanos) {
            var number = next;
            next++;
            sender.send(number, intended(number));
        }
        return intended(next);
    }

    private long intended(long number) {
        return startNanos + (long) (number * TimeUnit.SECONDS.toNanos(1) / perSecond);
    }
}
