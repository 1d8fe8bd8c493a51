package io.outcry.it.load.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The one thread that reads all sessions. */
public final class Reader implements AutoCloseable {

    private final Selector selector;
    private final Scratch scratch = new Scratch();
    private final Queue<Session> arriving = new ConcurrentLinkedQueue<>();
    private final Thread thread;
    private volatile boolean running = true;

    private Reader(Selector selector) {
        this.selector = selector;
        this.thread = Thread.ofPlatform().daemon().name("reader").unstarted(this::run);
    }

    public static Reader start() throws IOException {
        var reader = new Reader(Selector.open());
        reader.thread.start();
        return reader;
    }

    /** What a session sends in answer, on this thread, goes through these. */
    public Scratch scratch() {
        return scratch;
    }

    /** From now on the session is read. */
    public void add(Session session) {
        arriving.add(session);
        selector.wakeup();
    }

    private void run() {
        try {
            while (running) {
                selector.select(this::serve);
                registerArriving();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void registerArriving() throws IOException {
        for (var session = arriving.poll(); session != null; session = arriving.poll()) {
            session.register(selector);
        }
    }

    private void serve(SelectionKey key) {
        if (!(key.attachment() instanceof Session session)) {
            return;
        }
        try {
            if (key.isWritable()) {
                session.flush();
            }
            if (key.isReadable()) {
                session.read(scratch);
            }
        } catch (CancelledKeyException _) {
            // Closed meanwhile by the thread that writes.
        }
    }

    @Override
    public void close() throws IOException {
        if (!running) {
            return;
        }
        running = false;
        selector.wakeup();
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        selector.close();
    }
}
