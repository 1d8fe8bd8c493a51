package io.outcry.codecs.xmpp;

import io.outcry.core.meter.Meter;
import io.outcry.core.stream.Connection;
import io.outcry.core.stream.StreamEvent;
import io.outcry.core.stream.StreamLimits;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import org.apache.pekko.japi.Pair;
import org.apache.pekko.stream.Attributes;
import org.apache.pekko.stream.FlowShape;
import org.apache.pekko.stream.Inlet;
import org.apache.pekko.stream.Outlet;
import org.apache.pekko.stream.javadsl.Flow;
import org.apache.pekko.stream.stage.AbstractGraphStageWithMaterializedValue;
import org.apache.pekko.stream.stage.GraphStageLogic;
import org.apache.pekko.util.ByteString;
import scala.util.control.NoStackTrace;

/**
 * One XMPP connection over TCP as one stage: TLS, framing, parsing and writing. Bind with half-close, so that the other
 * side can still read our last words after it stopped writing.
 */
public final class XmppFlow {

    private XmppFlow() {}

    /**
     * What every connection of a listener has in common.
     *
     * @param contentNamespace jabber:client or jabber:server
     * @param maxUnsentBytes most bytes that wait for a peer which reads slowly, and as many in commands that wait to be
     *     carried out; more end its connection
     * @param meter told of bytes, and of how long messages take
     */
    public record Settings(
            StreamLimits limits,
            String contentNamespace,
            int maxUnsentBytes,
            Security security,
            Times times,
            Meter meter) {

        public Settings {
            if (maxUnsentBytes < limits.maxStanzaBytes()) {
                throw new IllegalArgumentException(
                        "max-unsent-bytes must be at least max-stanza-bytes, was " + maxUnsentBytes);
            }
        }
    }

    /**
     * When and with what TLS begins.
     *
     * @param engines makes one end of a TLS connection for each handshake
     * @param tasks carries out what a handshake computes; never the thread of a stream
     */
    public record Security(Begin begin, Supplier<SSLEngine> engines, Executor tasks) {

        public enum Begin {
            /** Before anything else (XEP-0368). */
            AT_ONCE,
            /** When the session says so (RFC 6120 §5). */
            ON_COMMAND
        }
    }

    /**
     * How long anything may take.
     *
     * @param idle longest silence of the other side; then the stream fails with connection-timeout
     * @param frame from the first byte of a tag or stanza to its last
     * @param handshake from the beginning of TLS until it is established
     * @param close until the other side closes too, after we did
     */
    public record Times(Duration idle, Duration frame, Duration handshake, Duration close) {}

    /**
     * Makes one connection; it is told what to do through what it materialises.
     *
     * @param listener told every event in order, on the thread of the stream, so it must return at once
     */
    public static Flow<ByteString, ByteString, Connection> create(Settings settings, Consumer<StreamEvent> listener) {
        return Flow.fromGraph(new Stage(settings, listener));
    }

    /** Ends the TCP connection at once. */
    static final class Aborted extends RuntimeException implements NoStackTrace {}

    private static final class Stage
            extends AbstractGraphStageWithMaterializedValue<FlowShape<ByteString, ByteString>, Connection> {

        private final Settings settings;
        private final Consumer<StreamEvent> listener;
        private final FlowShape<ByteString, ByteString> shape =
                FlowShape.of(Inlet.create("XmppFlow.in"), Outlet.create("XmppFlow.out"));

        private Stage(Settings settings, Consumer<StreamEvent> listener) {
            this.settings = settings;
            this.listener = listener;
        }

        @Override
        public FlowShape<ByteString, ByteString> shape() {
            return shape;
        }

        @Override
        public Pair<GraphStageLogic, Connection> createLogicAndMaterializedValuePair(Attributes attributes) {
            var logic = new ConnectionFlow(shape, settings, listener);
            return Pair.create(logic, logic.commands());
        }
    }
}
