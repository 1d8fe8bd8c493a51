package io.outcry.codecs.tls;

import io.outcry.codecs.bytes.OutputBuffer;
import io.outcry.core.stream.TlsFacts;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;

/** What goes over a connection, in the clear until TLS begins and encrypted from then on. */
public final class Line {

    private static final byte[] NONE = new byte[0];

    /** What we mean to say; under TLS it is not encrypted before it can be sent, so that much becomes one record. */
    private final OutputBuffer meant = new OutputBuffer();

    /** What goes out as it is. */
    private final OutputBuffer ready = new OutputBuffer();

    private byte[] clear = NONE;
    private Optional<TlsEngine> tls = Optional.empty();
    private boolean isClosed;

    /** Where to write. */
    public OutputBuffer out() {
        return meant;
    }

    /** Begins the handshake; what was written before goes out in the clear, what arrived before is forgotten. */
    public void startTls(SSLEngine engine) throws SSLException {
        ready.add(meant.array(), 0, meant.size());
        meant.clear();
        clear = NONE;
        tls = Optional.of(new TlsEngine(engine));
    }

    public void receive(byte[] bytes) {
        if (tls.isEmpty()) {
            clear = bytes;
        } else {
            tls.get().receive(bytes);
        }
    }

    /** The next bytes that the other side meant, or none; goes on with the handshake where there is one. */
    public byte[] read() throws SSLException {
        if (tls.isEmpty()) {
            var bytes = clear;
            clear = NONE;
            return bytes;
        }
        return tls.get().advance(ready);
    }

    /** What can be sent now. */
    public byte[] take() throws SSLException {
        if (tls.isEmpty()) {
            return taken(meant);
        }
        if (tls.get().isEstablished() && !meant.isEmpty()) {
            tls.get().encrypt(meant, ready);
            meant.clear();
        }
        return taken(ready);
    }

    private static byte[] taken(OutputBuffer buffer) {
        if (buffer.isEmpty()) {
            return NONE;
        }
        var bytes = buffer.toBytes();
        buffer.clear();
        return bytes;
    }

    /** Says, once, that we write no more; what TLS has to say about it is to be taken. */
    public void close() {
        if (tls.isPresent() && !isClosed) {
            isClosed = true;
            tls.get().close(ready);
        }
    }

    /** Forgets what was not sent. */
    public void discard() {
        meant.clear();
        ready.clear();
        clear = NONE;
    }

    public int unsentBytes() {
        return meant.size() + ready.size();
    }

    public boolean isHandshaking() {
        return tls.isPresent() && !tls.get().isEstablished();
    }

    public boolean isSecure() {
        return tls.isPresent() && tls.get().isEstablished();
    }

    public boolean isUnderTls() {
        return tls.isPresent();
    }

    /** Whether TLS was closed in order by the other side. */
    public boolean isInboundClosed() {
        return tls.isPresent() && tls.get().isInboundClosed();
    }

    /** Whether bytes arrived that nobody has looked at yet. */
    public boolean hasUnread() {
        return tls.isEmpty() ? clear.length > 0 : tls.get().isInRecord();
    }

    /** Whether the beginning of a TLS record waits for its end. */
    public boolean isInRecord() {
        return tls.isPresent() && tls.get().isInRecord();
    }

    /** What has to be computed, elsewhere, before the handshake goes on. */
    public List<Runnable> tasks() {
        return tls.isEmpty() ? List.of() : tls.get().tasks();
    }

    public TlsFacts facts() {
        return tls.orElseThrow().facts();
    }
}
