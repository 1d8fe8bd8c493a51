package io.outcry.codecs.xmpp;

import io.outcry.core.meter.Silent;
import io.outcry.core.stanza.Namespaces;
import io.outcry.core.stream.Connection;
import io.outcry.core.stream.StreamEvent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.net.ssl.SSLEngine;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.stream.javadsl.Keep;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Tcp;

/** A listening port on this machine, and what is said about its connections. */
final class Loopback {

    static final Duration AMPLE = Duration.ofSeconds(30);
    static final XmppFlow.Times AMPLE_TIMES = new XmppFlow.Times(AMPLE, AMPLE, AMPLE, AMPLE);
    static final int MAX_UNSENT_BYTES = 100_000;

    /** For connections that stay in the clear. */
    static final XmppFlow.Security NO_TLS =
            new XmppFlow.Security(XmppFlow.Security.Begin.ON_COMMAND, Loopback::noEngine, Runnable::run);

    private static final int WAIT_SECONDS = 20;

    private final BlockingQueue<StreamEvent> events = new LinkedBlockingQueue<>();
    private final BlockingQueue<Connection> connections = new LinkedBlockingQueue<>();
    private final int port;

    private Loopback(ActorSystem system, XmppFlow.Settings settings, Consumer<StreamEvent> before) throws Exception {
        var binding = Tcp.get(system)
                .bind("127.0.0.1", 0, 100, List.of(), true, Optional.empty())
                .to(Sink.foreach(incoming -> connections.add(incoming.flow()
                        .joinMat(
                                XmppFlow.create(settings, event -> {
                                    before.accept(event);
                                    events.add(event);
                                }),
                                Keep.right())
                        .run(system))))
                .run(system)
                .toCompletableFuture()
                .get(WAIT_SECONDS, TimeUnit.SECONDS);
        port = binding.localAddress().getPort();
    }

    static Loopback bind(ActorSystem system, XmppFlow.Security security, XmppFlow.Times times) throws Exception {
        return bind(system, security, times, _ -> {});
    }

    /** @param before told every event first, on the thread of the stream */
    static Loopback bind(
            ActorSystem system, XmppFlow.Security security, XmppFlow.Times times, Consumer<StreamEvent> before)
            throws Exception {
        return new Loopback(
                system,
                new XmppFlow.Settings(
                        Decoding.LIMITS, Namespaces.CLIENT, MAX_UNSENT_BYTES, security, times, new Silent()),
                before);
    }

    private static SSLEngine noEngine() {
        throw new IllegalStateException("TLS was not meant to begin");
    }

    int port() {
        return port;
    }

    Socket connect() throws IOException {
        var socket = new Socket();
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), WAIT_SECONDS * 1_000);
        socket.setSoTimeout(WAIT_SECONDS * 1_000);
        return socket;
    }

    Connection connection() throws InterruptedException {
        return next(connections);
    }

    StreamEvent event() throws InterruptedException {
        return next(events);
    }

    /** The next event, if it comes that soon. */
    Optional<StreamEvent> eventWithin(Duration time) throws InterruptedException {
        return Optional.ofNullable(events.poll(time.toMillis(), TimeUnit.MILLISECONDS));
    }

    private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
        return Optional.ofNullable(queue.poll(WAIT_SECONDS, TimeUnit.SECONDS))
                .orElseThrow(() -> new AssertionError("nothing came in time"));
    }

    static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    /** Everything up to and with this text. */
    static String read(Socket socket, String end) throws IOException {
        var text = new StringBuilder();
        while (text.indexOf(end) < 0) {
            var b = socket.getInputStream().read();
            if (b < 0) {
                throw new IOException("closed after " + text);
            }
            text.append((char) b);
        }
        return text.toString();
    }

    /** Whether the connection is gone, with or without a reset. */
    static boolean isEnded(Socket socket) {
        try {
            return socket.getInputStream().read() < 0;
        } catch (IOException reset) {
            return true;
        }
    }
}
