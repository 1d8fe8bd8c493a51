package io.outcry.codecs.xmpp;

import io.outcry.core.stream.Connection;
import io.outcry.core.stream.StreamCommand;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * What was told to a connection and is not carried out yet. However much is told, the stage is woken once and then
 * takes everything, so that many stanzas become one write.
 */
final class CommandQueue implements Connection {

    private final Queue<StreamCommand> commands = new ConcurrentLinkedQueue<>();
    private final AtomicInteger requested = new AtomicInteger();
    private final AtomicBoolean isWoken = new AtomicBoolean();
    private final Runnable wake;
    private volatile boolean isOver;

    /** @param wake makes the stage call {@link #drain} soon, on its own thread */
    CommandQueue(Runnable wake) {
        this.wake = wake;
    }

    @Override
    public void tell(StreamCommand command) {
        if (!isOver) {
            commands.add(command);
            wakeOnce();
        }
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
            runner.accept(command);
        }
        return more;
    }

    /** From now on nothing is taken. */
    void end() {
        isOver = true;
        commands.clear();
    }
}
