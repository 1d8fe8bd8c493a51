package io.outcry.it.peer;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Namespaces;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * A client made of a socket: it sends what the test says, well-formed or not, and reads what comes back. By itself it
 * only answers the server's own pings and requests for acknowledgement, as every client does. One thread uses it.
 */
public final class XmppPeer implements AutoCloseable {

    private static final String PING = "urn:xmpp:ping";
    private static final AtomicLong IDS = new AtomicLong();

    private final Wire wire;
    private final String domain;
    private final Incoming incoming;
    private final Deque<Frame> early = new ArrayDeque<>();
    private final Transcript transcript = new Transcript();
    private String address = "";

    private XmppPeer(Wire wire, String domain) {
        this.wire = wire;
        this.domain = domain;
        this.incoming = new Incoming(wire, domain, transcript);
    }

    /** Connected over TCP; nothing is said yet. */
    public static XmppPeer connect(TestServer server, String domain) {
        return connectFrom(server, domain, Wire.ANY_SOURCE);
    }

    /** Connected over TCP to any port. */
    public static XmppPeer connectTo(InetSocketAddress address, String domain) {
        return new XmppPeer(Wire.connect(address, Wire.ANY_SOURCE), domain);
    }

    public static XmppPeer connectFrom(TestServer server, String domain, InetAddress source) {
        return connectFrom(server.clients(), domain, source);
    }

    public static XmppPeer connectFrom(InetSocketAddress server, String domain, InetAddress source) {
        return new XmppPeer(Wire.connect(server, source), domain);
    }

    /** Connected with TLS from the first byte; nothing is said inside yet. */
    public static XmppPeer directTls(TestServer server, String domain) {
        var wire = Wire.connect(server.directTlsClients(), Wire.ANY_SOURCE);
        wire.secure(domain);
        return new XmppPeer(wire, domain);
    }

    public Wire wire() {
        return wire;
    }

    public String domain() {
        return domain;
    }

    /** The full address once a resource is bound. */
    public String address() {
        return address;
    }

    void boundTo(String fullAddress) {
        address = fullAddress;
    }

    /** An id that no other stanza of this run has. */
    public static String freshId() {
        return "id-" + IDS.incrementAndGet();
    }

    public void send(String text) {
        sendBytes(text.getBytes(UTF_8));
    }

    /** A message with this body, which clients show. */
    public void chat(String to, String body) {
        send("<message type='chat' to='" + to + "'><body>" + body + "</body></message>");
    }

    public void sendBytes(byte[] bytes) {
        transcript.sent(new String(bytes, UTF_8));
        try {
            wire.write(bytes);
        } catch (IOException e) {
            throw new AssertionError("cannot write: " + e.getMessage() + "\n" + transcript, e);
        }
    }

    /** As {@link #sendBytes}, where the server may close before it has read everything. */
    public void tryToSend(byte[] bytes) {
        transcript.sent(new String(bytes, UTF_8));
        try {
            wire.write(bytes);
        } catch (IOException e) {
            transcript.sent("(" + e.getMessage() + ")");
        }
    }

    /** Opens a stream, for the first time or anew, and returns what the server offers. */
    public Element open() {
        openWith("<?xml version='1.0'?><stream:stream to='" + domain + "' version='1.0' xml:lang='en' xmlns='"
                + Namespaces.CLIENT + "' xmlns:stream='" + Namespaces.STREAMS + "'>");
        return expect("<stream:features/>");
    }

    /** Sends this opening tag and returns the server's. */
    public Element openWith(String openingTag) {
        incoming.restart();
        send(openingTag);
        return expectOpened();
    }

    public Element expectOpened() {
        if (next() instanceof Frame.Opened opened) {
            return opened.header();
        }
        throw unexpected("an opening tag");
    }

    /** The next element; the stream must not end before. */
    public Element nextElement() {
        if (next() instanceof Frame.Whole whole) {
            return whole.element();
        }
        throw unexpected("an element");
    }

    /** The next element, which has to match this {@link XmlPattern}. */
    public Element expect(String pattern) {
        var element = nextElement();
        XmlPattern.of(pattern).mismatch(element, new HashMap<>()).ifPresent(reason -> {
            throw unexpected(pattern + "\nbut " + reason);
        });
        return element;
    }

    /** The next element that matches, whatever comes before it. */
    public Element skipTo(String pattern) {
        var wanted = XmlPattern.of(pattern);
        var skipped = new ArrayList<Element>();
        while (skipped.size() < 1_000) {
            var element = nextElement();
            if (wanted.mismatch(element, new HashMap<>()).isEmpty()) {
                return element;
            }
            skipped.add(element);
        }
        throw unexpected(pattern + " among 1000 elements");
    }

    /** A stream error with this condition, the closing tag, and the end of the connection (RFC 6120 §4.9.1.1). */
    public void expectStreamError(String condition) {
        var error = nextElement();
        var wanted = "<stream:error><" + condition + " xmlns='" + Namespaces.STREAM_ERRORS + "'/></stream:error>";
        XmlPattern.of(wanted).mismatch(error, new HashMap<>()).ifPresent(reason -> {
            throw unexpected(condition + "\nbut " + reason);
        });
        expectEnd();
    }

    /** The end of the stream, which this stream error may explain. */
    public void expectEndAfterError(String condition) {
        var frame = next();
        if (frame instanceof Frame.Whole) {
            early.addFirst(frame);
            expectStreamError(condition);
        } else if (frame instanceof Frame.Closed) {
            expectDisconnected();
        } else {
            throw unexpected("the end of the stream");
        }
    }

    /** The closing tag, and then nothing. */
    public void expectEnd() {
        if (!(next() instanceof Frame.Closed)) {
            throw unexpected("the closing tag");
        }
        expectDisconnected();
    }

    /** No further byte, and the end of the connection. */
    public void expectDisconnected() {
        if (!(next() instanceof Frame.Ended)) {
            throw unexpected("the end of the connection");
        }
    }

    /** The end of the connection, whatever bytes come before it; they need not be XML. */
    public void expectRawEnd() {
        try {
            var start = Instant.now();
            while (wire.read(Patience.leftSince(start)) >= 0) {
                transcript.received("(bytes)");
            }
        } catch (SocketTimeoutException e) {
            throw new AssertionError("still connected after " + Patience.LIMIT + "\n" + transcript, e);
        }
    }

    /** Requests the roster (RFC 6121 §2.2) and returns the answer. */
    public Element askForRoster() {
        var id = freshId();
        send("<iq type='get' id='" + id + "'><query xmlns='" + Namespaces.ROSTER + "'/></iq>");
        return expect("<iq type='result' id='" + id + "'><query xmlns='" + Namespaces.ROSTER + "'/></iq>");
    }

    /** Sends initial presence (RFC 6121 §4.2) and waits until it comes back. */
    public void becomeAvailable() {
        send("<presence/>");
        skipTo("<presence from='" + address + "'/>");
    }

    /** Asks the server for a sign of life; what it answers has to be the next thing that comes. */
    public void roundTrip() {
        var id = freshId();
        send("<iq type='get' id='" + id + "' to='" + domain + "'><ping xmlns='" + PING + "'/></iq>");
        expect("<iq type='result' id='" + id + "'/>");
    }

    /**
     * Proves that nothing else is on its way here: what this session writes to itself takes the same way through its
     * account as everything from others, and has to be the next thing that comes.
     */
    public void expectNothing() {
        var id = freshId();
        sendMarker(id);
        expect("<message type='chat' id='" + id + "'/>");
    }

    /** Waits until all that this session sent has gone through its account; keeps what came meanwhile. */
    public void settle() {
        var id = freshId();
        sendMarker(id);
        var marker = XmlPattern.of("<message type='chat' id='" + id + "'/>");
        while (true) {
            var frame = incoming.read();
            if (frame instanceof Frame.Whole whole
                    && marker.mismatch(whole.element(), new HashMap<>()).isEmpty()) {
                return;
            }
            early.add(frame);
            if (frame instanceof Frame.Ended) {
                return;
            }
        }
    }

    /** A message to itself, of which its account's other clients get no copies. */
    private void sendMarker(String id) {
        send("<message type='chat' id='" + id + "' to='" + address + "'><body>marker</body>"
                + "<private xmlns='urn:xmpp:carbons:2'/></message>");
    }

    /** Until the server has acknowledged this many stanzas (XEP-0198 §4). */
    public void expectAcknowledged(long stanzas) {
        var start = Instant.now();
        while (incoming.acknowledged() < stanzas && !Patience.leftSince(start).isZero()) {
            send("<r xmlns='" + Namespaces.STREAM_MANAGEMENT + "'/>");
            incoming.untilAnswered(early::add);
        }
        if (incoming.acknowledged() != stanzas) {
            throw unexpected(stanzas + " acknowledged stanzas, not " + incoming.acknowledged());
        }
    }

    /**
     * Asks for the server's count and waits for it; everything that comes before it is handed on as it comes, {@link
     * Frame.Ended} as the last where the server is gone instead.
     */
    public void askForCount(Consumer<Frame> before) {
        tryToSend(("<r xmlns='" + Namespaces.STREAM_MANAGEMENT + "'/>").getBytes(UTF_8));
        while (!early.isEmpty()) {
            before.accept(early.removeFirst());
        }
        incoming.untilAnswered(before);
    }

    /** Listens for this long: what comes is handed on as it comes, {@link Frame.Ended} as the last where the server is gone. */
    public void listen(Duration time, Consumer<Frame> heard) {
        while (!early.isEmpty()) {
            heard.accept(early.removeFirst());
        }
        incoming.during(time, heard);
    }

    /** How many of our stanzas the server has acknowledged so far. */
    public long acknowledged() {
        return incoming.acknowledged();
    }

    /** How many stanzas came, as the server counts them. */
    public long handled() {
        return incoming.handled();
    }

    /** Goes on counting where the lost connection stopped. */
    public void goesOnFrom(XmppPeer lost) {
        incoming.goesOnFrom(lost.incoming);
        address = lost.address;
    }

    /** Ends the stream in order. */
    public void leave() {
        send("</stream:stream>");
        var frame = next();
        while (frame instanceof Frame.Whole) {
            frame = next();
        }
        wire.close();
        if (!(frame instanceof Frame.Closed)) {
            throw unexpected("the closing tag");
        }
    }

    /** The connection vanishes without a word. */
    public void cut() {
        wire.cut();
    }

    @Override
    public void close() {
        wire.close();
    }

    /** The next thing that the server writes. */
    public Frame next() {
        return early.isEmpty() ? incoming.read() : early.removeFirst();
    }

    private AssertionError unexpected(String wanted) {
        return new AssertionError("expected " + wanted + "\n" + transcript);
    }

    /** What both sides said, for the message of a failed test. */
    public String transcript() {
        return transcript.toString();
    }
}
