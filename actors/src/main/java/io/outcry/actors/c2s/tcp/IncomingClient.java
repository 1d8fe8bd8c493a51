package io.outcry.actors.c2s.tcp;

import io.outcry.actors.c2s.Transport;
import io.outcry.codecs.proxy.ProxyProtocolFlow;
import io.outcry.codecs.xmpp.XmppFlow;
import io.outcry.core.stream.Connection;
import io.outcry.core.stream.StreamEvent;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.function.Consumer;
import org.apache.pekko.NotUsed;
import org.apache.pekko.stream.Materializer;
import org.apache.pekko.stream.javadsl.Flow;
import org.apache.pekko.stream.javadsl.Keep;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.stream.javadsl.Tcp;
import org.apache.pekko.util.ByteString;

/** One accepted TCP connection. */
final class IncomingClient implements Transport {

    private final Tcp.IncomingConnection connection;
    private final ClientPort port;
    private final Materializer materializer;

    /** Behind a proxy it changes once, before the first event: whoever reads it after an event sees the client's own. */
    private volatile InetSocketAddress peer;

    IncomingClient(Tcp.IncomingConnection connection, ClientPort port, Materializer materializer) {
        this.connection = connection;
        this.port = port;
        this.materializer = materializer;
        this.peer = connection.remoteAddress();
    }

    @Override
    public Connection open(Consumer<StreamEvent> events) {
        return bytes().joinMat(XmppFlow.create(port.settings(), events), Keep.right())
                .run(materializer);
    }

    private Flow<ByteString, ByteString, NotUsed> bytes() {
        return port.proxyTimeout()
                .map(timeout -> connection
                        .flow()
                        .via(ProxyProtocolFlow.create(timeout, source -> source.ifPresent(client -> peer = client))))
                .orElse(connection.flow());
    }

    @Override
    public InetSocketAddress peer() {
        return peer;
    }

    @Override
    public boolean isDirectTls() {
        return port.isDirectTls();
    }

    /** The address that the connection came from, a proxy's where there is one. */
    InetAddress address() {
        return connection.remoteAddress().getAddress();
    }

    /** Closes the connection without a word. */
    void refuse() {
        Flow<ByteString, ByteString, NotUsed> nothing = Flow.fromSinkAndSource(Sink.cancelled(), Source.empty());
        connection.handleWith(nothing, materializer);
    }
}
