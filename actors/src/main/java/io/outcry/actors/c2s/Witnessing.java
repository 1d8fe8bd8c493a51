package io.outcry.actors.c2s;

import io.outcry.actors.c2s.ClientSession.Setup;
import io.outcry.actors.client.ClientMessage;
import io.outcry.actors.client.StreamCopy;
import io.outcry.actors.client.ToClient;
import io.outcry.actors.client.ToWitness;
import io.outcry.core.feature.streammanagement.Signal;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * Keeps the witness on another node up to date, one note at a time, each as the session stands by then. A count is told to
 * the client only once the witness has it: otherwise a client could have thrown away what is not known any more after a
 * crash. Where there is no other node, nobody waits for anything. Belongs to one session's actor.
 */
final class Witnessing {

    private final Setup setup;
    private Supplier<StreamCopy> copy = () -> {
        throw new IllegalStateException("the session has not begun");
    };
    private Optional<ActorRef<ToWitness>> witness = Optional.empty();

    /** The witness as it answered, which is watched. */
    private Optional<ActorRef<ToWitness>> watched = Optional.empty();

    private long number;
    private boolean isUnderWay;
    private boolean isBehind;

    /** The count that the note under way has, and the one that the next will have. */
    private Optional<Signal.Ack> ackUnderWay = Optional.empty();

    private Optional<Signal.Ack> ackNext = Optional.empty();

    Witnessing(Setup setup) {
        this.setup = setup;
    }

    /** @param current how the session stands, whenever it is asked */
    void begin(Supplier<StreamCopy> current) {
        copy = current;
        witness = setup.services().witnesses().elsewhere();
        changed();
    }

    boolean isThere() {
        return witness.isPresent();
    }

    /** Where there was no other node before. True where there is one by now, which becomes the witness. */
    boolean seek() {
        if (witness.isPresent()) {
            return false;
        }
        witness = setup.services().witnesses().elsewhere();
        changed();
        return witness.isPresent();
    }

    /** Something of what the witness knows has changed. */
    void changed() {
        if (witness.isEmpty()) {
            return;
        }
        isBehind = true;
        if (!isUnderWay) {
            note();
        }
    }

    /** Tells the client this count, as soon as that is safe. */
    void acknowledge(Signal.Ack ack) {
        if (witness.isEmpty()) {
            say(ack);
            return;
        }
        ackNext = Optional.of(ack);
        changed();
    }

    private void note() {
        isBehind = false;
        isUnderWay = true;
        ackUnderWay = ackNext;
        ackNext = Optional.empty();
        var note = new ToWitness.Note(self(), ++number, copy.get());
        witness.ifPresent(there -> there.tell(note));
        setup.timers()
                .startSingleTimer(
                        new ClientSession.WitnessSilent(),
                        setup.services().config().witnessWithin());
    }

    void witnessed(ToClient.Witnessed answer) {
        if (!isUnderWay || answer.number() != number) {
            return;
        }
        isUnderWay = false;
        setup.timers().cancel(new ClientSession.WitnessSilent());
        watch(answer.witness());
        ackUnderWay.ifPresent(this::say);
        ackUnderWay = Optional.empty();
        if (isBehind) {
            note();
        }
    }

    private void watch(ActorRef<ToWitness> there) {
        if (watched.filter(there::equals).isEmpty()) {
            unwatch();
            watched = Optional.of(there);
            setup.context().watchWith(there, new ClientSession.WitnessLost(there));
        }
    }

    private void unwatch() {
        watched.ifPresent(there -> setup.context().unwatch(there));
        watched = Optional.empty();
    }

    /** The witness is gone, or silent for too long: another is told everything, or the client waits for nobody. */
    void lost() {
        // It may only have been slow: what it knows gets old, and must not be found.
        witness.ifPresent(there -> there.tell(new ToWitness.Forget(self())));
        unwatch();
        isUnderWay = false;
        ackNext = ackNext.or(() -> ackUnderWay);
        ackUnderWay = Optional.empty();
        witness = setup.services().witnesses().elsewhere();
        if (witness.isEmpty()) {
            ackNext.ifPresent(this::say);
            ackNext = Optional.empty();
        }
        changed();
    }

    void lost(ActorRef<ToWitness> which) {
        if (watched.filter(which::equals).isPresent()) {
            lost();
        }
    }

    /** The client ended its stream, and nothing of it will be known: it is told the last count, should it wait for that. */
    void sayLast() {
        ackNext.or(() -> ackUnderWay).ifPresent(this::say);
        ackNext = Optional.empty();
        ackUnderWay = Optional.empty();
    }

    /** How long the session may be resumed without this node. */
    Duration outlives(Duration resumeTimeout) {
        return isThere() ? resumeTimeout : Duration.ZERO;
    }

    /** The session is over, or goes on elsewhere. */
    void end() {
        witness.ifPresent(there -> there.tell(new ToWitness.Forget(self())));
        unwatch();
        setup.timers().cancel(new ClientSession.WitnessSilent());
        witness = Optional.empty();
    }

    private void say(Signal.Ack ack) {
        setup.wire().nonza(ack.element());
    }

    private ActorRef<ClientMessage> self() {
        return setup.context().getSelf();
    }
}
