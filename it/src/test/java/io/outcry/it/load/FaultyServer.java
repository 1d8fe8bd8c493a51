package io.outcry.it.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.outcry.core.stanza.Element;
import io.outcry.it.load.wire.FrameCutter;
import io.outcry.it.peer.XmlText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** As much of an XMPP server as a load needs, rooms included, without TLS, that does something wrong with messages. */
final class FaultyServer implements AutoCloseable {

    private static final String HEADER = "<stream:stream xmlns='jabber:client'"
            + " xmlns:stream='http://etherx.jabber.org/streams' id='1' version='1.0'>";
    private static final String PLAIN =
            "<mechanisms xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><mechanism>PLAIN</mechanism></mechanisms>";

    private final ServerSocket listener;
    private final Map<String, Socket> clients = new ConcurrentHashMap<>();
    private final FaultyRooms rooms = new FaultyRooms();
    private final UnaryOperator<List<String>> fault;
    private final int faultEvery;
    private final List<String> held = new ArrayList<>();

    private FaultyServer(ServerSocket listener, int faultEvery, UnaryOperator<List<String>> fault) {
        this.listener = listener;
        this.faultEvery = faultEvery;
        this.fault = fault;
    }

    /** @param fault what is delivered instead of so many messages that follow each other, whoever they are for */
    static FaultyServer start(int faultEvery, UnaryOperator<List<String>> fault) throws IOException {
        var listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        var server = new FaultyServer(listener, faultEvery, fault);
        Thread.ofVirtual().start(server::accept);
        return server;
    }

    InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), listener.getLocalPort());
    }

    /** Whom its rooms let in. */
    FaultyRooms rooms() {
        return rooms;
    }

    private void accept() {
        try {
            while (true) {
                var client = listener.accept();
                Thread.ofVirtual().start(() -> serve(client));
            }
        } catch (IOException _) {
            // Closed: the test is over.
        }
    }

    private void serve(Socket client) {
        var cutter = new FrameCutter(100_000);
        var name = new StringBuilder();
        var buffer = new byte[10_000];
        try (client) {
            for (var read = 0; read >= 0; read = client.getInputStream().read(buffer)) {
                cutter.feed(
                        buffer,
                        0,
                        read,
                        (bytes, from, to) -> take(client, new String(bytes, from, to - from, UTF_8), name, cutter));
            }
        } catch (IOException | UncheckedIOException _) {
            // The client is gone.
        }
    }

    private void take(Socket client, String frame, StringBuilder name, FrameCutter cutter) {
        if (frame.startsWith("<stream:stream")) {
            write(client, HEADER + "<stream:features>" + (name.isEmpty() ? PLAIN : "") + "</stream:features>");
        } else if (frame.startsWith("<message")) {
            route(frame, name + "@verona.example/load");
        } else if (frame.startsWith("<presence to=")) {
            write(client, rooms.enter(XmlText.parse(frame).attributeOr("to", ""), name + "@verona.example/load"));
        } else if (frame.startsWith("<auth")) {
            name.append(
                    new String(Base64.getDecoder().decode(XmlText.parse(frame).text()), UTF_8).split("\0", -1)[1]);
            write(client, "<success xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>");
            // What follows is a new stream; the frame that is being handed on is the last of the old one.
            cutter.restart();
        } else if (frame.startsWith("<iq")) {
            var iq = XmlText.parse(frame);
            write(client, answer(iq, name + "@verona.example/load"));
            clients.put(name + "@verona.example/load", client);
        }
    }

    private static String answer(Element iq, String address) {
        var payload = iq.child("bind", "urn:ietf:params:xml:ns:xmpp-bind")
                .map(_ -> "<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><jid>" + address + "</jid></bind>")
                .orElse("");
        return "<iq type='result' id='" + iq.attributeOr("id", "") + "'>" + payload + "</iq>";
    }

    private synchronized void route(String message, String from) {
        for (var copy : rooms.copies(message, from)) {
            held.add(copy);
            if (held.size() == faultEvery) {
                fault.apply(List.copyOf(held)).forEach(this::deliver);
                held.clear();
            }
        }
    }

    private void deliver(String message) {
        var to = XmlText.parse(message).attributeOr("to", "");
        var client = clients.get(to);
        if (client != null) {
            write(client, message);
        }
    }

    private static void write(Socket client, String text) {
        try {
            client.getOutputStream().write(text.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (var client : clients.values()) {
            client.close();
        }
    }
}
