package io.outcry.it.harness;

import io.outcry.it.peer.Player;
import io.outcry.it.peer.TestServer;
import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * A server that runs already and has the accounts of {@link Cast}: another implementation, to prove the tests
 * themselves. Chosen by {@code -Doutcry.it.server=HOST:PORT:DIRECT_TLS_PORT}.
 */
final class ForeignServer implements TestServer {

    private final Cast cast = new Cast();
    private final String host;
    private final int port;
    private final int directTlsPort;

    private ForeignServer(String host, int port, int directTlsPort) {
        this.host = host;
        this.port = port;
        this.directTlsPort = directTlsPort;
    }

    static Optional<TestServer> chosen() {
        return Optional.ofNullable(System.getProperty("outcry.it.server"))
                .map(text -> text.split(":", 3))
                .map(parts -> new ForeignServer(parts[0], Integer.parseInt(parts[1]), Integer.parseInt(parts[2])));
    }

    @Override
    public InetSocketAddress clients() {
        return new InetSocketAddress(host, port);
    }

    @Override
    public InetSocketAddress directTlsClients() {
        return new InetSocketAddress(host, directTlsPort);
    }

    @Override
    public Player player(String name) {
        return cast.next(name);
    }
}
