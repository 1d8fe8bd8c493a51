package io.outcry.actors.c2s.tcp;

import io.outcry.actors.c2s.Transport;
import io.outcry.core.stream.Connection;
import io.outcry.core.stream.StreamEvent;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.pekko.NotUsed;
import org.apache.pekko.stream.Materializer;
import org.apache.pekko.stream.javadsl.Flow;
import org.apache.pekko.stream.javadsl.Keep;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.stream.javadsl.Tcp;
import org.apache.pekko.util.ByteString;

/**
 * One accepted TCP connection.
 *
 * @param codec makes the flow between the connection's bytes and the session's events
 */
record IncomingClient(
        Tcp.IncomingConnection connection,
        Function<Consumer<StreamEvent>, Flow<ByteString, ByteString, Connection>> codec,
        boolean isDirectTls,
        Materializer materializer)
        implements Transport {

    @Override
    public Connection open(Consumer<StreamEvent> events) {
        return connection.flow().joinMat(codec.apply(events), Keep.right()).run(materializer);
    }

    @Override
    public InetSocketAddress peer() {
        return connection.remoteAddress();
    }

    InetAddress address() {
        return peer().getAddress();
    }

    /** Closes the connection without a word. */
    void refuse() {
        Flow<ByteString, ByteString, NotUsed> nothing = Flow.fromSinkAndSource(Sink.cancelled(), Source.empty());
        connection.handleWith(nothing, materializer);
    }
}
