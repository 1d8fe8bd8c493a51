package io.outcry.codecs.xmpp;

import io.outcry.codecs.tls.Line;
import io.outcry.core.stream.Connection;
import io.outcry.core.stream.StreamCommand;
import io.outcry.core.stream.StreamError;
import io.outcry.core.stream.StreamEvent;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;
import org.apache.pekko.stream.FlowShape;
import org.apache.pekko.stream.Inlet;
import org.apache.pekko.stream.Outlet;
import org.apache.pekko.stream.stage.AbstractInHandler;
import org.apache.pekko.stream.stage.AbstractOutHandler;
import org.apache.pekko.stream.stage.AsyncCallback;
import org.apache.pekko.stream.stage.TimerGraphStageLogic;
import org.apache.pekko.util.ByteString;
import scala.util.control.NoStackTrace;

/**
 * Carries one connection: reads while its session wants events, writes while the network takes bytes.
 *
 * <pre>READING → (FAILED | ENDED) → LEAVING → complete</pre>
 */
final class ConnectionFlow extends TimerGraphStageLogic {

    private enum Phase {
        /** The other side may speak. */
        READING,
        /** The other side said all it will, or what it said was wrong; we may still write. */
        DEAF,
        /** Everything is said; what still arrives is thrown away until the other side closes. */
        LEAVING,
        OVER
    }

    private enum Timer {
        IDLE,
        FRAME,
        HANDSHAKE,
        CLOSE
    }

    /** Ends the TCP connection at once. */
    private static final class Aborted extends RuntimeException implements NoStackTrace {
        private Aborted() {
            super("the connection was aborted", null, false, false);
        }
    }

    private final Inlet<ByteString> in;
    private final Outlet<ByteString> out;
    private final XmppFlow.Settings settings;
    private final Consumer<StreamEvent> listener;
    private final CommandQueue commands;
    private final AsyncCallback<Object> wake;

    private final StreamDecoder decoder;
    private final StreamEncoder encoder = new StreamEncoder();
    private final Line line = new Line();

    private Phase phase = Phase.READING;
    private int demand;
    private int inFlightBytes;
    private boolean isComputing;
    private boolean isToldSecure;
    private boolean isInputOver;
    private long lastHeardNanos = System.nanoTime();
    private long timedFrame = -1;

    ConnectionFlow(
            FlowShape<ByteString, ByteString> shape, XmppFlow.Settings settings, Consumer<StreamEvent> listener) {
        super(shape);
        this.in = shape.in();
        this.out = shape.out();
        this.settings = settings;
        this.listener = listener;
        this.decoder = new StreamDecoder(settings.limits(), settings.contentNamespace());
        this.wake = createAsyncCallback(_ -> onWake());
        this.commands = new CommandQueue(() -> wake.invoke(Timer.IDLE));
        setHandler(in, new Arriving());
        setHandler(out, new Leaving());
    }

    Connection commands() {
        return commands;
    }

    @Override
    public void preStart() {
        scheduleOnce(Timer.IDLE, settings.times().idle());
        if (settings.security().begin() == XmppFlow.Security.Begin.AT_ONCE) {
            startTls();
            read();
        }
    }

    @Override
    public void postStop() {
        tellLost("the server is stopping");
        commands.end();
        line.discard();
        decoder.discard();
    }

    private void onWake() {
        demand += commands.drain(this::carryOut);
        if (phase == Phase.READING) {
            read();
        } else {
            write();
        }
    }

    private void carryOut(StreamCommand command) {
        if (phase == Phase.LEAVING || phase == Phase.OVER) {
            return;
        }
        switch (command) {
            case StreamCommand.Open open -> encoder.open(line.out(), open.header());
            case StreamCommand.Send send -> encoder.stanza(line.out(), send.stanza());
            case StreamCommand.SendNonza send -> encoder.nonza(line.out(), send.element());
            case StreamCommand.KeepAlive _ -> encoder.keepAlive(line.out());
            case StreamCommand.StartTls _ -> startTls();
            case StreamCommand.Restart _ -> decoder.restart(true);
            case StreamCommand.Close _ -> leave();
            case StreamCommand.Abort _ -> abort();
        }
        if (line.unsentBytes() + inFlightBytes > settings.maxUnsentBytes() && phase != Phase.OVER) {
            tellLost("the other side is too slow to read: " + (line.unsentBytes() + inFlightBytes)
                    + " bytes are not sent, more than " + settings.maxUnsentBytes());
            abort();
        }
    }

    private void startTls() {
        decoder.discard();
        decoder.restart(false);
        try {
            line.startTls(settings.security().engines().get());
            scheduleOnce(Timer.HANDSHAKE, settings.times().handshake());
        } catch (SSLException wrong) {
            tlsFailed(wrong);
        }
    }

    /** Reads as long as there are bytes and somebody wants what they say; then asks for more, then writes. */
    private void read() {
        try {
            while (phase == Phase.READING && !isComputing && (line.isHandshaking() || demand > 0)) {
                var event = line.isHandshaking() ? java.util.Optional.<StreamEvent>empty() : decoder.next();
                if (event.isPresent()) {
                    demand--;
                    emit(event.get());
                } else if (!hasReadMore()) {
                    break;
                }
            }
        } catch (StreamException broken) {
            fail(broken.error());
        } catch (SSLException broken) {
            tlsFailed(broken);
        }
        write();
        if (phase == Phase.READING) {
            boundFrame();
            pullIfWanted();
        }
    }

    /** False where the line has nothing to say before more arrives. */
    private boolean hasReadMore() throws SSLException {
        var wasHandshaking = line.isHandshaking();
        var bytes = line.read();
        if (line.isSecure() && !isToldSecure) {
            isToldSecure = true;
            cancelTimer(Timer.HANDSHAKE);
            listener.accept(new StreamEvent.Secured(line.facts()));
        }
        if (bytes.length > 0) {
            decoder.feed(bytes);
            return true;
        }
        if (line.isHandshaking()) {
            var tasks = line.tasks();
            if (!tasks.isEmpty()) {
                compute(tasks);
                return false;
            }
        }
        if (line.isInboundClosed() || isInputOver) {
            inputIsOver();
            return false;
        }
        return wasHandshaking && !line.isHandshaking();
    }

    private void compute(List<Runnable> tasks) {
        isComputing = true;
        var done = createAsyncCallback((Object _) -> {
            isComputing = false;
            read();
        });
        settings.security().tasks().execute(() -> {
            try {
                tasks.forEach(Runnable::run);
            } finally {
                done.invoke(Timer.HANDSHAKE);
            }
        });
    }

    private void emit(StreamEvent event) {
        if (event instanceof StreamEvent.Closed) {
            deafen();
        }
        listener.accept(event);
    }

    private void fail(StreamError error) {
        deafen();
        listener.accept(new StreamEvent.Failed(error));
    }

    /** From now on nothing is read; whoever listens has to close, and if nobody does, we do. */
    private void deafen() {
        phase = Phase.DEAF;
        decoder.discard();
        cancelTimer(Timer.IDLE);
        cancelTimer(Timer.FRAME);
        scheduleOnce(Timer.CLOSE, settings.times().close());
    }

    private void tlsFailed(SSLException broken) {
        tellLost("TLS failed: " + broken.getMessage());
        line.out().clear();
        startLeaving();
    }

    private void inputIsOver() {
        tellLost(
                line.isUnderTls() && !line.isInboundClosed()
                        ? "the connection was closed without closing the stream or TLS"
                        : "the connection was closed without closing the stream");
        startLeaving();
    }

    private void tellLost(String reason) {
        if (phase == Phase.READING) {
            phase = Phase.DEAF;
            listener.accept(new StreamEvent.Lost(reason));
        }
    }

    private void leave() {
        encoder.close(line.out());
        startLeaving();
        write();
    }

    private void startLeaving() {
        if (phase != Phase.OVER) {
            phase = Phase.LEAVING;
            decoder.discard();
            commands.end();
            cancelTimer(Timer.IDLE);
            cancelTimer(Timer.FRAME);
            cancelTimer(Timer.HANDSHAKE);
            scheduleOnce(Timer.CLOSE, settings.times().close());
        }
    }

    private void abort() {
        phase = Phase.OVER;
        failStage(new Aborted());
    }

    private void write() {
        if (phase == Phase.OVER || !isAvailable(out)) {
            return;
        }
        try {
            var bytes = line.take();
            if (bytes.length == 0 && phase == Phase.LEAVING) {
                line.close();
                bytes = line.take();
            }
            if (bytes.length > 0) {
                inFlightBytes = bytes.length;
                push(out, ByteString.fromArrayUnsafe(bytes));
            } else if (phase == Phase.LEAVING) {
                finish();
            }
        } catch (SSLException broken) {
            tellLost("TLS failed: " + broken.getMessage());
            abort();
        }
    }

    /** Everything is written; the other side may still be writing. */
    private void finish() {
        if (isInputOver) {
            phase = Phase.OVER;
            completeStage();
            return;
        }
        complete(out);
        if (!hasBeenPulled(in)) {
            pull(in);
        }
    }

    private void pullIfWanted() {
        var isWanted = line.isHandshaking() ? !isComputing : demand > 0;
        if (isWanted && !isInputOver && !hasBeenPulled(in)) {
            lastHeardNanos = System.nanoTime();
            pull(in);
        }
    }

    /** A frame, or a TLS record around it, has begun: it has a bounded time to end. */
    private void boundFrame() {
        if (!decoder.isInFrame() && !line.isInRecord()) {
            if (timedFrame >= 0) {
                timedFrame = -1;
                cancelTimer(Timer.FRAME);
            }
        } else if (timedFrame != decoder.frames()) {
            timedFrame = decoder.frames();
            scheduleOnce(Timer.FRAME, settings.times().frame());
        }
    }

    @Override
    public void onTimer(Object key) {
        switch ((Timer) key) {
            case IDLE -> onIdle();
            case FRAME -> {
                fail(StreamError.of(
                        StreamError.Condition.CONNECTION_TIMEOUT,
                        "a tag or stanza took longer than " + settings.times().frame()));
                write();
            }
            case HANDSHAKE -> {
                tellLost(
                        "the TLS handshake took longer than " + settings.times().handshake());
                abort();
            }
            case CLOSE -> abort();
        }
    }

    private void onIdle() {
        if (!hasBeenPulled(in)) {
            // The silence is ours.
            scheduleOnce(Timer.IDLE, settings.times().idle());
            return;
        }
        var silence = Duration.ofNanos(System.nanoTime() - lastHeardNanos);
        var left = settings.times().idle().minus(silence);
        if (left.isPositive()) {
            scheduleOnce(Timer.IDLE, left);
            return;
        }
        fail(StreamError.of(
                StreamError.Condition.CONNECTION_TIMEOUT,
                "nothing was heard for " + settings.times().idle()));
    }

    private final class Arriving extends AbstractInHandler {

        @Override
        public void onPush() {
            var bytes = grab(in).toArrayUnsafe();
            switch (phase) {
                case READING -> {
                    lastHeardNanos = System.nanoTime();
                    line.receive(bytes);
                    read();
                }
                case DEAF, OVER -> {}
                case LEAVING -> pull(in);
            }
        }

        @Override
        public void onUpstreamFinish() {
            isInputOver = true;
            if (phase == Phase.READING) {
                read();
                if (phase == Phase.READING && demand == 0 && !hasUnread()) {
                    inputIsOver();
                    write();
                }
            } else if (phase == Phase.LEAVING && isClosed(out)) {
                phase = Phase.OVER;
                completeStage();
            }
        }

        @Override
        public void onUpstreamFailure(Throwable failure) {
            tellLost("the connection broke: " + failure.getMessage());
            phase = Phase.OVER;
            completeStage();
        }
    }

    private boolean hasUnread() {
        return decoder.hasUnread() || line.hasUnread();
    }

    private final class Leaving extends AbstractOutHandler {

        @Override
        public void onPull() {
            inFlightBytes = 0;
            write();
        }

        @Override
        public void onDownstreamFinish(Throwable cause) {
            tellLost("the other side takes no more bytes");
            phase = Phase.OVER;
            completeStage();
        }
    }
}
