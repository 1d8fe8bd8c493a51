package io.outcry.codecs.xmpp;

import io.outcry.codecs.tls.Line;
import io.outcry.core.stream.Connection;
import io.outcry.core.stream.StreamCommand;
import io.outcry.core.stream.StreamError;
import io.outcry.core.stream.StreamEvent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
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

/** Carries one connection: reads while its session wants events, writes while the network takes bytes. */
final class ConnectionFlow extends TimerGraphStageLogic {

    private enum Timer {
        IDLE,
        FRAME,
        HANDSHAKE,
        CLOSE
    }

    private final Inlet<ByteString> in;
    private final Outlet<ByteString> out;
    private final XmppFlow.Settings settings;
    private final Consumer<StreamEvent> listener;
    private final CommandQueue commands;
    private final AsyncCallback<Object> wake;
    private final Traffic traffic;
    private final Line line = new Line();
    private final StreamInput input;
    private final StreamEncoder encoder = new StreamEncoder();

    private ConnectionPhase phase = ConnectionPhase.READING;
    private int demand;
    private int inFlightBytes;
    private boolean isComputing;
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
        this.input = new StreamInput(line, new StreamDecoder(settings.limits(), settings.contentNamespace()));
        this.traffic = new Traffic(settings.meter());
        this.wake = createAsyncCallback(_ -> onWake());
        this.commands = new CommandQueue(settings.maxUnsentBytes(), () -> wake.invoke(Timer.IDLE));
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
        tellLost("the server ended the connection");
        commands.end();
        line.discard();
        input.discard();
        traffic.end();
    }

    private void onWake() {
        demand += commands.drain(this::carryOut);
        if (commands.hasOverflowed()) {
            endAsTooSlow();
        }
        if (phase == ConnectionPhase.READING) {
            read();
        } else {
            write();
        }
    }

    private void carryOut(StreamCommand command) {
        if (phase == ConnectionPhase.LEAVING || phase == ConnectionPhase.OVER) {
            return;
        }
        switch (command) {
            case StreamCommand.Open open -> encoder.open(line.out(), open.header());
            case StreamCommand.Send send -> encoder.stanza(line.out(), traffic.written(send.stanza()));
            case StreamCommand.SendNonza send -> encoder.nonza(line.out(), send.element());
            case StreamCommand.KeepAlive _ -> encoder.keepAlive(line.out());
            case StreamCommand.StartTls _ -> startTls();
            case StreamCommand.Restart _ -> input.restart();
            case StreamCommand.Close _ -> leave();
            case StreamCommand.Abort _ -> abort();
        }
        if (line.unsentBytes() + inFlightBytes > settings.maxUnsentBytes()) {
            endAsTooSlow();
        }
    }

    private void endAsTooSlow() {
        if (phase != ConnectionPhase.OVER) {
            traffic.overflowed();
            tellLost("the other side is too slow to read: more than " + settings.maxUnsentBytes() + " bytes wait");
            abort();
        }
    }

    private void startTls() {
        input.startOver();
        try {
            line.startTls(settings.security().engines().get());
            scheduleOnce(Timer.HANDSHAKE, settings.times().handshake());
        } catch (SSLException wrong) {
            tlsFailed(String.valueOf(wrong.getMessage()));
        }
    }

    /** Reads as long as there are bytes and somebody wants what they say; writes; then asks for more. */
    private void read() {
        try {
            while (phase == ConnectionPhase.READING && !isComputing) {
                var event = input.next(demand > 0);
                if (event.isEmpty()) {
                    break;
                }
                emit(event.get());
            }
            if (phase == ConnectionPhase.READING && !isComputing) {
                waitForMore();
            }
        } catch (StreamException broken) {
            fail(broken.error());
        } catch (SSLException broken) {
            tlsFailed(String.valueOf(broken.getMessage()));
        }
        write();
    }

    private void emit(StreamEvent event) {
        switch (event) {
            case StreamEvent.Secured _ -> cancelTimer(Timer.HANDSHAKE);
            case StreamEvent.Closed _ -> deafen();
            case StreamEvent.Opened _, StreamEvent.Received _, StreamEvent.Refused _, StreamEvent.Nonza _ -> demand--;
            case StreamEvent.Failed _, StreamEvent.Lost _ -> {}
        }
        listener.accept(event);
    }

    /** Nothing can be read now: because of a task, because there is no demand, or because nothing is there. */
    private void waitForMore() {
        var tasks = line.tasks();
        if (!tasks.isEmpty()) {
            compute(tasks);
            return;
        }
        var isWanted = demand > 0 || line.isHandshaking();
        if (line.isInboundClosed() || (isInputOver && (isWanted || !input.hasUnread()))) {
            inputIsOver();
            return;
        }
        boundFrame(isWanted);
        if (isWanted && !hasBeenPulled(in)) {
            lastHeardNanos = System.nanoTime();
            pull(in);
        }
    }

    private void compute(List<Runnable> tasks) {
        isComputing = true;
        var done = createAsyncCallback((Object _) -> {
            isComputing = false;
            read();
        });
        try {
            settings.security().tasks().execute(() -> {
                try {
                    tasks.forEach(Runnable::run);
                } finally {
                    done.invoke(Timer.HANDSHAKE);
                }
            });
        } catch (RejectedExecutionException refused) {
            isComputing = false;
            tlsFailed("the server cannot compute another handshake now");
        }
    }

    private void fail(StreamError error) {
        deafen();
        listener.accept(new StreamEvent.Failed(error));
    }

    /** From now on nothing is read; whoever listens has to close, and if nobody does, we do. */
    private void deafen() {
        phase = ConnectionPhase.DEAF;
        input.discard();
        cancelTimer(Timer.IDLE);
        cancelTimer(Timer.FRAME);
        scheduleOnce(Timer.CLOSE, settings.times().close());
    }

    private void tlsFailed(String reason) {
        tellLost("TLS failed: " + reason);
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
        if (phase == ConnectionPhase.READING) {
            phase = ConnectionPhase.DEAF;
            listener.accept(new StreamEvent.Lost(reason));
        }
    }

    private void leave() {
        encoder.close(line.out());
        startLeaving();
        write();
    }

    private void startLeaving() {
        if (phase != ConnectionPhase.OVER) {
            phase = ConnectionPhase.LEAVING;
            input.discard();
            commands.end();
            cancelTimer(Timer.IDLE);
            cancelTimer(Timer.FRAME);
            cancelTimer(Timer.HANDSHAKE);
            scheduleOnce(Timer.CLOSE, settings.times().close());
        }
    }

    private void abort() {
        phase = ConnectionPhase.OVER;
        failStage(new XmppFlow.Aborted());
    }

    private void write() {
        traffic.unsent(line.unsentBytes());
        if (phase == ConnectionPhase.OVER || !isAvailable(out)) {
            return;
        }
        try {
            var bytes = line.take();
            if (bytes.length == 0 && phase == ConnectionPhase.LEAVING) {
                line.close();
                bytes = line.take();
            }
            if (bytes.length > 0) {
                inFlightBytes = bytes.length;
                push(out, ByteString.fromArrayUnsafe(traffic.sent(bytes)));
            } else if (phase == ConnectionPhase.LEAVING) {
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
            phase = ConnectionPhase.OVER;
            completeStage();
            return;
        }
        complete(out);
        if (!hasBeenPulled(in)) {
            pull(in);
        }
    }

    /** A frame, or a TLS record around it, that has begun has a bounded time to end, unless it waits for us. */
    private void boundFrame(boolean isWanted) {
        if (!isWanted || !input.isInFrame()) {
            if (timedFrame >= 0) {
                timedFrame = -1;
                cancelTimer(Timer.FRAME);
            }
        } else if (timedFrame != input.frames()) {
            timedFrame = input.frames();
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
            var bytes = traffic.received(grab(in).toArrayUnsafe());
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
            if (phase == ConnectionPhase.READING) {
                read();
            } else if (phase == ConnectionPhase.LEAVING && isClosed(out)) {
                phase = ConnectionPhase.OVER;
                completeStage();
            }
        }

        @Override
        public void onUpstreamFailure(Throwable failure) {
            tellLost("the connection broke: " + failure.getMessage());
            phase = ConnectionPhase.OVER;
            completeStage();
        }
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
            phase = ConnectionPhase.OVER;
            completeStage();
        }
    }
}
