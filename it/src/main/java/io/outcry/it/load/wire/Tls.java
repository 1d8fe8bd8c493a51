package io.outcry.it.load.wire;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.security.GeneralSecurityException;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;

/** TLS of one connection, client's side. One thread may read while another writes. */
final class Tls {

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final SSLEngine engine;
    private byte[] rest = {};

    private Tls(SSLEngine engine) {
        this.engine = engine;
    }

    /** The handshake, on a channel that blocks. */
    static Tls handshake(SocketChannel channel, String domain, boolean trustAll, Scratch scratch) throws IOException {
        var tls = new Tls(engine(domain, trustAll));
        tls.shakeHands(channel, scratch);
        return tls;
    }

    private static SSLEngine engine(String domain, boolean trustAll) {
        // No peer named: so the JDK resumes no session of another user, which would make logins cheaper than they are.
        var engine = context(trustAll).createSSLEngine();
        engine.setUseClientMode(true);
        var parameters = engine.getSSLParameters();
        parameters.setServerNames(List.of(new SNIHostName(domain)));
        parameters.setApplicationProtocols(new String[] {"xmpp-client"});
        if (!trustAll) {
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
        }
        engine.setSSLParameters(parameters);
        return engine;
    }

    private static SSLContext context(boolean trustAll) {
        try {
            return trustAll ? io.outcry.it.peer.Tls.context() : SSLContext.getDefault();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void shakeHands(SocketChannel channel, Scratch scratch) throws IOException {
        var in = scratch.networkIn.clear().limit(0);
        var plain = scratch.plainIn.clear();
        engine.beginHandshake();
        var status = engine.getHandshakeStatus();
        while (status != HandshakeStatus.FINISHED && status != HandshakeStatus.NOT_HANDSHAKING) {
            status = switch (status) {
                case NEED_TASK -> runTasks();
                case NEED_WRAP -> wrapNothing(channel, scratch);
                case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> {
                    var result = engine.unwrap(in, plain);
                    if (result.getStatus() == Status.BUFFER_UNDERFLOW) {
                        readMore(channel, in);
                    } else if (result.getStatus() == Status.CLOSED) {
                        throw new EOFException("the server ended TLS during the handshake");
                    }
                    yield result.getHandshakeStatus();
                }
                case FINISHED, NOT_HANDSHAKING -> status;
            };
        }
        keep(in);
    }

    private static void readMore(SocketChannel channel, ByteBuffer in) throws IOException {
        in.compact();
        if (channel.read(in) < 0) {
            throw new EOFException("the connection ended during the TLS handshake");
        }
        in.flip();
    }

    private HandshakeStatus wrapNothing(SocketChannel channel, Scratch scratch) throws IOException {
        var out = scratch.networkOut.clear();
        var result = engine.wrap(NOTHING, out);
        out.flip();
        while (out.hasRemaining()) {
            channel.write(out);
        }
        return result.getHandshakeStatus();
    }

    private HandshakeStatus runTasks() {
        for (var task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
            task.run();
        }
        return engine.getHandshakeStatus();
    }

    /** Puts what the last read left over in front of the next one. */
    void restore(ByteBuffer networkIn) {
        networkIn.put(rest);
        rest = NOTHING.array();
    }

    /**
     * Decrypts what is whole and keeps the rest.
     *
     * @return whether the server's side is still open
     */
    boolean unwrap(ByteBuffer networkIn, ByteBuffer plain) throws IOException {
        while (networkIn.hasRemaining()) {
            var result = engine.unwrap(networkIn, plain);
            runTasksOf(result);
            if (result.getStatus() == Status.CLOSED) {
                return false;
            }
            if (result.getStatus() == Status.BUFFER_UNDERFLOW) {
                keep(networkIn);
                return true;
            }
            if (result.getStatus() == Status.BUFFER_OVERFLOW) {
                throw new IOException("a TLS record does not fit");
            }
        }
        return true;
    }

    private void runTasksOf(SSLEngineResult result) {
        if (result.getHandshakeStatus() == HandshakeStatus.NEED_TASK) {
            runTasks();
        }
    }

    /** Encrypts the beginning of the text, a record at the most. */
    void wrap(ByteBuffer plain, ByteBuffer networkOut) throws IOException {
        if (engine.wrap(plain, networkOut).getStatus() != Status.OK) {
            throw new IOException("TLS is closed");
        }
    }

    private void keep(ByteBuffer networkIn) {
        if (networkIn.hasRemaining()) {
            rest = new byte[networkIn.remaining()];
            networkIn.get(rest);
        }
    }
}
