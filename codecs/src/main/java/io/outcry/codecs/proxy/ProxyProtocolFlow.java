package io.outcry.codecs.proxy;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.pekko.NotUsed;
import org.apache.pekko.stream.Attributes;
import org.apache.pekko.stream.FlowShape;
import org.apache.pekko.stream.Inlet;
import org.apache.pekko.stream.Outlet;
import org.apache.pekko.stream.javadsl.Flow;
import org.apache.pekko.stream.stage.AbstractInHandler;
import org.apache.pekko.stream.stage.AbstractOutHandler;
import org.apache.pekko.stream.stage.GraphStage;
import org.apache.pekko.stream.stage.GraphStageLogic;
import org.apache.pekko.stream.stage.TimerGraphStageLogic;
import org.apache.pekko.util.ByteString;

/** Takes the PROXY header off the beginning of a connection's incoming bytes; stands before {@code XmppFlow}. */
public final class ProxyProtocolFlow {

    private ProxyProtocolFlow() {}

    /**
     * Makes the stage for one connection. A wrong header, or none in time, fails it, which ends the connection.
     *
     * @param wait until the header must be there
     * @param listener told once, before any byte goes on, who is behind the load balancer; empty where the balancer
     *     does not say
     */
    public static Flow<ByteString, ByteString, NotUsed> create(
            Duration wait, Consumer<Optional<InetSocketAddress>> listener) {
        return Flow.fromGraph(new Stage(wait, listener));
    }

    private static final class Stage extends GraphStage<FlowShape<ByteString, ByteString>> {

        private final Duration wait;
        private final Consumer<Optional<InetSocketAddress>> listener;
        private final FlowShape<ByteString, ByteString> shape =
                FlowShape.of(Inlet.create("ProxyProtocolFlow.in"), Outlet.create("ProxyProtocolFlow.out"));

        private Stage(Duration wait, Consumer<Optional<InetSocketAddress>> listener) {
            this.wait = wait;
            this.listener = listener;
        }

        @Override
        public FlowShape<ByteString, ByteString> shape() {
            return shape;
        }

        @Override
        public GraphStageLogic createLogic(Attributes attributes) {
            return new Logic(shape, wait, listener);
        }
    }

    private static final class Logic extends TimerGraphStageLogic {

        private static final String WAIT = "wait";

        private final Inlet<ByteString> in;
        private final Outlet<ByteString> out;
        private final Duration wait;
        private final Consumer<Optional<InetSocketAddress>> listener;
        private byte[] begun = new byte[0];

        private Logic(
                FlowShape<ByteString, ByteString> shape,
                Duration wait,
                Consumer<Optional<InetSocketAddress>> listener) {
            super(shape);
            this.in = shape.in();
            this.out = shape.out();
            this.wait = wait;
            this.listener = listener;
            setHandler(in, new Header());
            setHandler(out, new AbstractOutHandler() {
                @Override
                public void onPull() {
                    // The header is read whether anybody wants bytes or not.
                }
            });
        }

        @Override
        public void preStart() {
            scheduleOnce(WAIT, wait);
            pull(in);
        }

        @Override
        public void onTimer(Object key) {
            failStage(new IllegalStateException("no PROXY header came within " + wait));
        }

        private final class Header extends AbstractInHandler {

            @Override
            public void onPush() {
                var more = grab(in).toArrayUnsafe();
                var kept = begun.length;
                begun = Arrays.copyOf(begun, kept + more.length);
                System.arraycopy(more, 0, begun, kept, more.length);
                try {
                    var header = ProxyHeader.parse(begun);
                    if (header.isEmpty()) {
                        pull(in);
                    } else {
                        pass(header.get());
                    }
                } catch (ProxyHeader.WrongHeader wrong) {
                    failStage(wrong);
                }
            }

            @Override
            public void onUpstreamFinish() {
                failStage(new IllegalStateException("the connection ended before its PROXY header"));
            }
        }

        /** From here on bytes go through untouched. */
        private void pass(ProxyHeader header) {
            cancelTimer(WAIT);
            listener.accept(header.source());
            var rest = Arrays.copyOfRange(begun, header.lengthBytes(), begun.length);
            begun = new byte[0];
            setHandler(in, new AbstractInHandler() {
                @Override
                public void onPush() {
                    push(out, grab(in));
                }
            });
            setHandler(out, new AbstractOutHandler() {
                @Override
                public void onPull() {
                    pull(in);
                }
            });
            if (rest.length > 0) {
                emit(out, ByteString.fromArrayUnsafe(rest));
            } else if (isAvailable(out)) {
                pull(in);
            }
        }
    }
}
