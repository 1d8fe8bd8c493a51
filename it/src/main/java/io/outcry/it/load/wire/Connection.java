package io.outcry.it.load.wire;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * A client's TCP connection, plain or encrypted. It blocks until {@link #register}; from then on it is read by the
 * selector's thread, and any thread may write.
 */
final class Connection implements AutoCloseable {

    private static final int MAX_FRAME_BYTES = 4 * 1_024 * 1_024;
    private static final int MAX_UNSENT_BYTES = 1_024 * 1_024;

    private final SocketChannel channel;
    private final FrameCutter cutter = new FrameCutter(MAX_FRAME_BYTES);
    private final Deque<ByteBuffer> unsent = new ArrayDeque<>();
    private int unsentBytes;
    private volatile Optional<Tls> tls = Optional.empty();
    private volatile Optional<SelectionKey> key = Optional.empty();

    private Connection(SocketChannel channel) {
        this.channel = channel;
    }

    static Connection open(InetSocketAddress server) throws IOException {
        var channel = SocketChannel.open();
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        try {
            channel.connect(server);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        return new Connection(channel);
    }

    void secure(String domain, boolean trustAll, Scratch scratch) throws IOException {
        tls = Optional.of(Tls.handshake(channel, domain, trustAll, scratch));
    }

    boolean isSecure() {
        return tls.isPresent();
    }

    void restartStream() {
        cutter.restart();
    }

    void register(Selector selector, Object attachment) throws IOException {
        channel.configureBlocking(false);
        key = Optional.of(channel.register(selector, SelectionKey.OP_READ, attachment));
    }

    /** Reads once and hands on the frames that are whole. The end of the connection is an exception. */
    void read(Scratch scratch, FrameCutter.Taker taker) throws IOException {
        var in = scratch.networkIn.clear();
        if (tls.isEmpty()) {
            end(channel.read(in));
            cutter.feed(in.array(), in.arrayOffset(), in.position(), taker);
            return;
        }
        var secured = tls.get();
        secured.restore(in);
        end(channel.read(in));
        var plain = scratch.plainIn.clear();
        var open = secured.unwrap(in.flip(), plain);
        cutter.feed(plain.array(), plain.arrayOffset(), plain.position(), taker);
        end(open ? 0 : -1);
    }

    private static void end(int read) throws EOFException {
        if (read < 0) {
            throw new EOFException("the server ended the connection");
        }
    }

    /** Returns false where the server takes so little that nothing more may wait; then nothing was written. */
    synchronized boolean write(ByteBuffer plain, Scratch scratch) throws IOException {
        if (unsentBytes > MAX_UNSENT_BYTES) {
            return false;
        }
        if (tls.isEmpty()) {
            writeOrKeep(plain);
            return true;
        }
        while (plain.hasRemaining()) {
            var out = scratch.networkOut.clear();
            tls.get().wrap(plain, out);
            writeOrKeep(out.flip());
        }
        return true;
    }

    private void writeOrKeep(ByteBuffer out) throws IOException {
        if (unsent.isEmpty()) {
            writeNow(out);
        }
        if (out.hasRemaining()) {
            unsentBytes += out.remaining();
            unsent.add(ByteBuffer.allocate(out.remaining()).put(out).flip());
            interest(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
        }
    }

    private void writeNow(ByteBuffer out) throws IOException {
        while (out.hasRemaining() && channel.write(out) > 0) {
            // A channel that blocks may take part of it as well.
        }
    }

    /** Writes what waits, once the socket takes more. */
    synchronized void flush() throws IOException {
        while (!unsent.isEmpty()) {
            var first = unsent.getFirst();
            var before = first.remaining();
            writeNow(first);
            unsentBytes -= before - first.remaining();
            if (first.hasRemaining()) {
                return;
            }
            unsent.removeFirst();
        }
        interest(SelectionKey.OP_READ);
    }

    private void interest(int operations) {
        key.filter(SelectionKey::isValid).ifPresent(registered -> {
            registered.interestOps(operations);
            registered.selector().wakeup();
        });
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException _) {
            // It is gone, which is what was wanted.
        }
    }
}
