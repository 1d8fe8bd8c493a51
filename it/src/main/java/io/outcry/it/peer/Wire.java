package io.outcry.it.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A TCP connection that can become a TLS one. It trusts every certificate: who the server is, is not tested here. */
public final class Wire implements AutoCloseable {

    /** Loopback has 16 million addresses; a test that provokes limits per address takes one of its own. */
    public static final InetAddress ANY_SOURCE = InetAddress.getLoopbackAddress();

    private Socket socket;
    private final byte[] buffer = new byte[16_384];

    private Wire(Socket socket) {
        this.socket = socket;
    }

    public static Wire connect(InetSocketAddress server, InetAddress source) {
        try {
            var socket = new Socket();
            socket.setTcpNoDelay(true);
            socket.bind(new InetSocketAddress(source, 0));
            socket.connect(server, (int) Patience.LIMIT.toMillis());
            return new Wire(socket);
        } catch (IOException e) {
            throw new UncheckedIOException("no connection to " + server, e);
        }
    }

    /** The client's handshake, with the domain as the server name (RFC 6066 §3). */
    public void secure(String domain, String... protocols) {
        secure(Tls.context(), domain, protocols);
    }

    void secure(SSLContext context, String domain, String... protocols) {
        try {
            var secured = (SSLSocket) context.getSocketFactory().createSocket(socket, domain, socket.getPort(), true);
            var parameters = secured.getSSLParameters();
            parameters.setServerNames(List.of(new SNIHostName(domain)));
            parameters.setApplicationProtocols(new String[] {"xmpp-client"});
            if (protocols.length > 0) {
                parameters.setProtocols(protocols);
            }
            secured.setSSLParameters(parameters);
            secured.setSoTimeout((int) Patience.LIMIT.toMillis());
            secured.startHandshake();
            socket = secured;
        } catch (IOException e) {
            throw new UncheckedIOException("no TLS", e);
        }
    }

    public Optional<SSLSocket> tls() {
        return socket instanceof SSLSocket secured ? Optional.of(secured) : Optional.empty();
    }

    public void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    /** Some bytes, in {@link #buffer}; -1 at the end, however it came. */
    int read(Duration limit) throws SocketTimeoutException {
        try {
            socket.setSoTimeout((int) Math.max(1, limit.toMillis()));
            return socket.getInputStream().read(buffer);
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException _) {
            return -1;
        }
    }

    byte[] buffer() {
        return buffer;
    }

    /** Says that nothing more will be written, and goes on reading. */
    public void finishWriting() throws IOException {
        socket.shutdownOutput();
    }

    /** Lets the connection vanish: a reset on TCP, no closing tag, no TLS farewell. */
    public void cut() {
        try {
            socket.setSoLinger(true, 0);
        } catch (SocketException e) {
            throw new UncheckedIOException(e);
        }
        close();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
