package io.outcry.codecs.tls;

import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

/** Lets two ends of TLS shake hands without a network. */
final class Handshake {

    private static final int MOST_ROUNDS = 50;
    private static final int BUFFER_BYTES = 64 * 1024;

    private Handshake() {}

    static void shake(SSLEngine client, SSLEngine server) throws SSLException {
        var toServer = ByteBuffer.allocate(BUFFER_BYTES);
        var toClient = ByteBuffer.allocate(BUFFER_BYTES);
        client.beginHandshake();
        server.beginHandshake();
        for (var round = 0; round < MOST_ROUNDS; round++) {
            advance(client, toClient, toServer);
            advance(server, toServer, toClient);
            if (isDone(client) && isDone(server) && toServer.position() == 0 && toClient.position() == 0) {
                return;
            }
        }
        throw new SSLException("the handshake does not end");
    }

    private static boolean isDone(SSLEngine engine) {
        return engine.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING;
    }

    private static void advance(SSLEngine engine, ByteBuffer in, ByteBuffer out) throws SSLException {
        var plain = ByteBuffer.allocate(BUFFER_BYTES);
        in.flip();
        for (var step = 0; step < MOST_ROUNDS; step++) {
            for (var task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
                task.run();
            }
            if (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
                engine.wrap(ByteBuffer.allocate(0), out);
            } else if (in.hasRemaining()) {
                engine.unwrap(in, plain);
            }
        }
        in.compact();
    }
}
