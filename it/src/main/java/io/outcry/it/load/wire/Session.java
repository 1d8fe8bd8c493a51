package io.outcry.it.load.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.outcry.core.stanza.Element;
import io.outcry.it.peer.XmlText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Selector;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A client that is logged in. It acknowledges what the server asks for (XEP-0198), answers its pings, and leaves the rest
 * to an {@link Inbound}. Sessions are read by one thread at a time; any thread may send.
 */
public final class Session implements AutoCloseable {

    private static final byte[] MESSAGE = "<message".getBytes(UTF_8);
    private static final byte[] PRESENCE = "<presence".getBytes(UTF_8);
    private static final byte[] IQ = "<iq".getBytes(UTF_8);
    private static final byte[] REQUEST = "<r".getBytes(UTF_8);
    private static final byte[] ACKNOWLEDGEMENT = "<a".getBytes(UTF_8);
    private static final String MANAGEMENT = "urn:xmpp:sm:3";
    private static final String PING = "urn:xmpp:ping";

    private final int number;
    private final String address;
    private final boolean managed;
    private final Connection connection;
    private final Inbound inbound;
    private final AtomicLong handled = new AtomicLong();
    private final AtomicInteger answers = new AtomicInteger();
    private volatile boolean open = true;

    Session(int number, String address, boolean managed, Connection connection, Inbound inbound) {
        this.number = number;
        this.address = address;
        this.managed = managed;
        this.connection = connection;
        this.inbound = inbound;
    }

    /** Its place among the sessions of this load, from 0. */
    public int number() {
        return number;
    }

    /** The full address that the server gave it. */
    public String address() {
        return address;
    }

    public boolean isOpen() {
        return open;
    }

    /** How many of its own requests were answered, the roster's included. */
    public int answers() {
        return answers.get();
    }

    /** Returns false where it was not sent: the session is over, or the server has let too much wait. */
    public boolean send(ByteBuffer stanza, Scratch scratch) {
        if (!open) {
            return false;
        }
        try {
            return connection.write(stanza, scratch);
        } catch (IOException e) {
            end(e.toString());
            return false;
        }
    }

    /** Asks the server for a sign of life (XEP-0199); the answer raises {@link #answers}. */
    public boolean ping(Scratch scratch) {
        return send("<iq type='get' id='ping'><ping xmlns='" + PING + "'/></iq>", scratch);
    }

    boolean send(String xml, Scratch scratch) {
        return send(ByteBuffer.wrap(xml.getBytes(UTF_8)), scratch);
    }

    void register(Selector selector) throws IOException {
        connection.register(selector, this);
    }

    void read(Scratch scratch) {
        try {
            connection.read(scratch, (bytes, from, to) -> take(bytes, from, to, scratch));
        } catch (IOException | IllegalStateException e) {
            end(e.getMessage() == null ? e.toString() : e.getMessage());
        }
    }

    void flush() {
        try {
            connection.flush();
        } catch (IOException e) {
            end(e.toString());
        }
    }

    void take(byte[] bytes, int from, int to, Scratch scratch) {
        if (isNamed(bytes, from, MESSAGE)) {
            handled.incrementAndGet();
            inbound.message(this, bytes, from, to);
        } else if (isNamed(bytes, from, PRESENCE)) {
            handled.incrementAndGet();
            inbound.presence(this, bytes, from, to, scratch);
        } else if (isNamed(bytes, from, REQUEST)) {
            send(acknowledgement(), scratch);
        } else if (isNamed(bytes, from, IQ)) {
            handled.incrementAndGet();
            takeRequest(XmlText.parse(text(bytes, from, to)), scratch);
        } else if (!isNamed(bytes, from, ACKNOWLEDGEMENT)) {
            end("the server sent " + text(bytes, from, to));
        }
    }

    private static boolean isNamed(byte[] bytes, int from, byte[] opening) {
        if (!Bytes.isAt(bytes, from, opening)) {
            return false;
        }
        var next = bytes[from + opening.length];
        return next == ' ' || next == '>' || next == '/';
    }

    private void takeRequest(Element iq, Scratch scratch) {
        var type = iq.attributeOr("type", "");
        if (type.equals("result") || type.equals("error")) {
            answers.incrementAndGet();
            inbound.answer(this, iq);
            return;
        }
        var to = iq.attribute("from").map(from -> " to='" + escaped(from) + "'").orElse("");
        var id = escaped(iq.attributeOr("id", ""));
        if (iq.child("ping", PING).isPresent()) {
            send("<iq type='result' id='" + id + "'" + to + "/>", scratch);
        } else {
            send(
                    "<iq type='error' id='" + id + "'" + to + "><error type='cancel'>"
                            + "<service-unavailable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>",
                    scratch);
        }
    }

    private String acknowledgement() {
        return "<a xmlns='" + MANAGEMENT + "' h='" + handled.get() + "'/>";
    }

    /** Leaves in an orderly way, so that the server keeps nothing to be resumed or sent again. */
    public void leave(Scratch scratch) {
        if (open) {
            send((managed ? acknowledgement() : "") + "</stream:stream>", scratch);
            open = false;
        }
    }

    @Override
    public void close() {
        open = false;
        connection.close();
    }

    private void end(String why) {
        connection.close();
        if (open) {
            open = false;
            inbound.ended(this, why);
        }
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("'", "&apos;");
    }

    private static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, UTF_8);
    }
}
