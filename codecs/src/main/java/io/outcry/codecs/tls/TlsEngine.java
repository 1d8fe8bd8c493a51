package io.outcry.codecs.tls;

import io.outcry.codecs.bytes.OutputBuffer;
import io.outcry.core.stream.TlsFacts;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

/**
 * One end of a TLS connection without its socket: takes what arrived, gives what was meant, and the other way round.
 * Between records it keeps no buffers; the largest ones belong to the thread.
 */
public final class TlsEngine {

    private static final byte[] NONE = new byte[0];
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private static final ThreadLocal<ByteBuffer> SCRATCH =
            ThreadLocal.withInitial(() -> ByteBuffer.allocate(36 * 1024));

    private final SSLEngine engine;
    private byte[] received = NONE;
    private int position;
    private boolean isEstablished;

    public TlsEngine(SSLEngine engine) throws SSLException {
        this.engine = engine;
        engine.beginHandshake();
    }

    /** Takes bytes from the network. */
    public void receive(byte[] bytes) {
        if (position == received.length) {
            received = bytes;
        } else {
            var kept = received.length - position;
            var joined = Arrays.copyOfRange(received, position, received.length + bytes.length);
            System.arraycopy(bytes, 0, joined, kept, bytes.length);
            received = joined;
        }
        position = 0;
    }

    /**
     * Goes on with the handshake, or with reading, as far as what was received allows.
     *
     * @param out for what the handshake has to say
     * @return the next bytes that the other side meant; none where it needs more bytes, or tasks are due
     */
    public byte[] advance(OutputBuffer out) throws SSLException {
        while (true) {
            switch (engine.getHandshakeStatus()) {
                case NEED_TASK -> {
                    return NONE;
                }
                case NEED_WRAP -> {
                    if (!wrapped(NOTHING, out)) {
                        return NONE;
                    }
                }
                case NEED_UNWRAP, NEED_UNWRAP_AGAIN, NOT_HANDSHAKING, FINISHED -> {
                    if (position == received.length || engine.isInboundDone()) {
                        return NONE;
                    }
                    var before = position;
                    var scratch = SCRATCH.get().clear();
                    if (!unwrapped(scratch)) {
                        return NONE;
                    }
                    if (scratch.position() > 0) {
                        var plain = new byte[scratch.flip().remaining()];
                        scratch.get(plain);
                        return plain;
                    }
                    if (position == before && engine.getHandshakeStatus() == HandshakeStatus.NEED_UNWRAP) {
                        return NONE;
                    }
                }
            }
        }
    }

    /** False where a whole record has not arrived, or none will. */
    private boolean unwrapped(ByteBuffer plain) throws SSLException {
        var source = ByteBuffer.wrap(received, position, received.length - position);
        var result = engine.unwrap(source, plain);
        position = source.position();
        if (position == received.length) {
            received = NONE;
            position = 0;
        }
        note(result);
        return switch (result.getStatus()) {
            case OK -> true;
            case BUFFER_UNDERFLOW, CLOSED -> false;
            case BUFFER_OVERFLOW -> throw new SSLException("a record is longer than TLS allows");
        };
    }

    /** False where the engine writes no more. */
    private boolean wrapped(ByteBuffer plain, OutputBuffer out) throws SSLException {
        var space = out.space(engine.getSession().getPacketBufferSize());
        var start = space.position();
        var result = engine.wrap(plain, space);
        out.advance(space.position() - start);
        note(result);
        return switch (result.getStatus()) {
            case OK -> true;
            case CLOSED -> false;
            case BUFFER_UNDERFLOW, BUFFER_OVERFLOW ->
                throw new SSLException("TLS needs more room than it said: " + result.getStatus());
        };
    }

    private void note(SSLEngineResult result) throws SSLException {
        var isHandshaking = result.getHandshakeStatus() != HandshakeStatus.NOT_HANDSHAKING
                && result.getHandshakeStatus() != HandshakeStatus.FINISHED;
        if (result.getHandshakeStatus() == HandshakeStatus.FINISHED) {
            isEstablished = true;
        } else if (isEstablished
                && isHandshaking
                && !engine.isOutboundDone()
                && !engine.isInboundDone()
                && !engine.getSession().getProtocol().equals("TLSv1.3")) {
            // A new handshake inside an old connection has been a way to inject text (RFC 5746 §1).
            throw new SSLException("renegotiation is not allowed");
        }
    }

    /** Encrypts everything that this buffer holds. */
    public void encrypt(OutputBuffer plain, OutputBuffer out) throws SSLException {
        var source = ByteBuffer.wrap(plain.array(), 0, plain.size());
        while (source.hasRemaining()) {
            var before = source.remaining();
            if (!wrapped(source, out)) {
                return;
            }
            // After the handshake only a change of keys has tasks, and they are short.
            var tasks = tasks();
            tasks.forEach(Runnable::run);
            if (tasks.isEmpty() && source.remaining() == before && !wantsToWrap()) {
                throw new SSLException("TLS takes no more to encrypt");
            }
        }
    }

    private boolean wantsToWrap() {
        return engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP;
    }

    /** What has to be computed before the handshake can go on; heavy, so not for the thread of a stream. */
    public List<Runnable> tasks() {
        var tasks = new ArrayList<Runnable>(1);
        for (var task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
            tasks.add(task);
        }
        return tasks;
    }

    /** Says that we write no more (RFC 8446 §6.1), and after an error which one it was. */
    public void close(OutputBuffer out) {
        engine.closeOutbound();
        try {
            while (!engine.isOutboundDone()) {
                var before = out.size();
                if (!wrapped(NOTHING, out) || out.size() == before) {
                    return;
                }
            }
        } catch (SSLException alreadyBroken) {
            // Nothing can be said any more.
        }
    }

    public boolean isEstablished() {
        return isEstablished;
    }

    /** Whether the other side said that it writes no more. */
    public boolean isInboundClosed() {
        return engine.isInboundDone();
    }

    /** Whether the beginning of a record waits for its end. */
    public boolean isInRecord() {
        return position < received.length;
    }

    /** What the handshake established, once it did. */
    public TlsFacts facts() {
        return TlsSessionFacts.of(engine);
    }
}
