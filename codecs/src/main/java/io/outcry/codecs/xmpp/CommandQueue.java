package io.outcry.codecs.xmpp;

import io.outcry.core.stream.Connection;
import io.outcry.core.stream.StreamCommand;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * What was told to a connection and is not carried out yet. However much is told, the stage is woken once and then
 * takes everything, so that many stanzas become one write. If the stage does not come to it and too much waits, the
 * queue overflows, for good.
 */
final class CommandQueue implements Connection {

    /** What each command counts at least, so that small ones cannot wait in any number. */
    static final int COMMAND_BYTES = 128;

    private final Queue<StreamCommand> commands = new ConcurrentLinkedQueue<>();
    private final AtomicLong waitingBytes = new AtomicLong();
    private final AtomicInteger requested = new AtomicInteger();
    private final AtomicBoolean isWoken = new AtomicBoolean();
    private final int maxWaitingBytes;
    private final Runnable wake;
    private volatile boolean isOver;
    private volatile boolean hasOverflowed;

    /**
     * Makes an empty queue.
     *
     * @param maxWaitingBytes about how much may wait
     * @param wake makes the stage call {@link #drain} soon, on its own thread
     */
    CommandQueue(int maxWaitingBytes, Runnable wake) {
        this.maxWaitingBytes = maxWaitingBytes;
        this.wake = wake;
    }

    @Override
    public void tell(StreamCommand command) {
        if (isOver) {
            return;
        }
        if (waitingBytes.addAndGet(roughSizeBytes(command)) > maxWaitingBytes) {
            hasOverflowed = true;
            end();
        } else {
            commands.add(command);
        }
        wakeOnce();
    }

    @Override
    public void request(int events) {
        if (events > 0 && !isOver) {
            requested.addAndGet(events);
            wakeOnce();
        }
    }

    private void wakeOnce() {
        if (isWoken.compareAndSet(false, true)) {
            wake.run();
        }
    }

    /**
     * Hands over all commands in order.
     *
     * @return events requested before the last of them; counted first, so that no event overtakes a command that was
     *     told before the event was requested
     */
    int drain(Consumer<StreamCommand> runner) {
        isWoken.set(false);
        var more = requested.getAndSet(0);
        for (var command = commands.poll(); command != null; command = commands.poll()) {
            waitingBytes.addAndGet(-roughSizeBytes(command));
            runner.accept(command);
        }
        return more;
    }

    /** Whether more was told than may wait; some of it is lost, so nothing may follow it. */
    boolean hasOverflowed() {
        return hasOverflowed;
    }

    /** From now on nothing is taken. */
    void end() {
        isOver = true;
        commands.clear();
    }

    private static int roughSizeBytes(StreamCommand command) {
        return COMMAND_BYTES
                + switch (command) {
                    case StreamCommand.Send send -> send.stanza().payload().roughSizeBytes();
                    case StreamCommand.SendNonza send -> send.element().roughSizeBytes();
                    case StreamCommand.Open _,
                            StreamCommand.KeepAlive _,
                            StreamCommand.StartTls _,
                            StreamCommand.Restart _,
                            StreamCommand.Close _,
                            StreamCommand.Abort _ -> 0;
                };
    }
}
