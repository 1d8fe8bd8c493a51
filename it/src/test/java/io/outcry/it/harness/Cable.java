package io.outcry.it.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A port that leads to a server, and whose connections can be cut in the middle, as a network does. */
public final class Cable implements AutoCloseable {

    private final ServerSocket listener;
    private volatile InetSocketAddress server;
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();

    private Cable(ServerSocket listener, InetSocketAddress server) {
        this.listener = listener;
        this.server = server;
    }

    public static Cable to(InetSocketAddress server) {
        try {
            var cable = new Cable(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), server);
            Thread.ofVirtual().start(cable::listen);
            return cable;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** Where it begins. */
    public InetSocketAddress address() {
        return (InetSocketAddress) listener.getLocalSocketAddress();
    }

    /** New connections lead to another server. */
    public void leadTo(InetSocketAddress other) {
        server = other;
    }

    /** Every connection is reset; new ones go through. */
    public void cut() {
        for (var socket = sockets.poll(); socket != null; socket = sockets.poll()) {
            reset(socket);
        }
    }

    private void listen() {
        while (!listener.isClosed()) {
            try {
                var near = listener.accept();
                var far = new Socket(server.getAddress(), server.getPort());
                sockets.add(near);
                sockets.add(far);
                Thread.ofVirtual().start(() -> carry(near, far));
                Thread.ofVirtual().start(() -> carry(far, near));
            } catch (IOException _) {
                // Closed, or nobody there: the client sees it from its own side.
                cut();
            }
        }
    }

    private static void carry(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException _) {
            reset(to);
        }
    }

    /** Closed without a farewell, unless it is gone already. */
    private static void reset(Socket socket) {
        try (socket) {
            socket.setSoLinger(true, 0);
        } catch (IOException _) {
            // Whoever carried its bytes was faster.
            return;
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cut();
    }
}
