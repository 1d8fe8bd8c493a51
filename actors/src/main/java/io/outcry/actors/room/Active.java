package io.outcry.actors.room;

import io.outcry.actors.room.Room.Setup;
import io.outcry.actors.room.TurnWriter.Progress;
import io.outcry.core.custody.Receipts;
import io.outcry.core.room.RoomState;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stanza.StanzaError.Condition;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** The room is known: turn after turn, each over all that came while the one before was made durable. */
final class Active extends AbstractMatchingBehavior<RoomMessage> {

    private static final StanzaError UNKNOWN =
            StanzaError.of(Condition.ITEM_NOT_FOUND, "Nobody said anything in this room that has that id.");

    private final Setup setup;
    private final Archiving archiving;
    private final Sending sending;
    private final Reflections reflections;
    private final Performing performing;
    private final TurnWriter writer;
    private final Receipts receipts;
    private final ArrayDeque<RoomRequest> waiting = new ArrayDeque<>(4);
    private RoomState state;
    private Optional<Turn> turn = Optional.empty();
    private boolean isStopping;

    private Active(Setup setup, Room.Loaded loaded) {
        super(setup.context());
        this.setup = setup;
        this.archiving = new Archiving(setup);
        this.sending = new Sending(setup);
        this.reflections = new Reflections(setup);
        this.performing = new Performing(setup, sending, archiving, reflections);
        this.writer = new TurnWriter(setup);
        this.receipts = new Receipts(setup.services().record().dedupeWindow());
        this.state = loaded.state();
        loaded.marks().forEach(receipts::recorded);
    }

    static Behavior<RoomMessage> enter(Setup setup, Room.Loaded loaded) {
        setup.context().setReceiveTimeout(setup.services().config().passivateAfter(), new Room.Idle());
        var active = new Active(setup, loaded);
        active.performing.reflectAgain(active.state, loaded.last());
        return active;
    }

    @Override
    public Behavior<RoomMessage> onMessage(RoomMessage message) {
        if (message instanceof Room.Command command) {
            command(command);
        }
        takeTurns();
        return isStopping && turn.isEmpty() && archiving.isIdle() ? stopped() : this;
    }

    private void command(Room.Command command) {
        switch (command) {
            case Room.Receive receive -> offer(new RoomRequest(receive.stanza(), Optional.empty()));
            case Room.Entrust entrust -> entrusted(entrust);
            case Room.LedgerMoved moved -> goOn(writer.moved(moved.outcome()));
            case Room.LedgerRested _ -> goOn(writer.rested());
            case Room.RecordExpired _ -> goOn(turn.isPresent() ? writer.expired() : Progress.UNDER_WAY);
            case Room.Saved saved -> goOn(writer.saved(saved.failure()));
            case Room.ArchiveRead read -> performing.send(archiving.read(state, read));
            case Room.SaidFound found -> found(found);
            case Room.Had had -> reflections.confirmed(had.session(), had.seq());
            case Room.AgainDue _ ->
                reflections.again(session -> state.occupants().of(session).isPresent());
            case Room.Idle _ -> idle();
            case Room.Stop _ -> isStopping = true;
            case Room.Loaded _, Room.LoadingFailed _ -> {}
        }
    }

    private void idle() {
        if (turn.isEmpty() && waiting.isEmpty() && archiving.isIdle() && reflections.isIdle()) {
            setup.passivate().accept(getContext().getSelf());
        }
    }

    /** The request is decided again, now that it is known. */
    private void found(Room.SaidFound found) {
        archiving.found(found.wanted());
        var request = found.wanted().request();
        found.isSaid()
                .ifPresentOrElse(
                        isSaid -> {
                            if (isSaid) {
                                offer(new RoomRequest(
                                        request,
                                        Optional.empty(),
                                        Set.of(found.wanted().id())));
                            } else {
                                sending.bounce(request, UNKNOWN);
                            }
                        },
                        () -> sending.bounceBusy(request));
    }

    private void offer(RoomRequest request) {
        if (waiting.size() < setup.services().config().maxWaiting()) {
            waiting.add(request);
        } else {
            sending.bounceBusy(request.stanza());
        }
    }

    /** What does not come behind all that was sent before it comes again, behind what is missing; so does what finds no room. */
    private void entrusted(Room.Entrust entrust) {
        var consignment = entrust.consignment();
        var request = new RoomRequest(entrust.message().stanza(), Optional.of(consignment));
        var isFull = waiting.size() >= setup.services().config().maxWaiting();
        if (isFull || receipts.isOutOfTurn(consignment.place(), consignment.previous())) {
            return;
        }
        receipts.came(consignment.place());
        switch (receipts.take(request.mark(setup.services().text()))) {
            case NEW -> waiting.add(request);
            case ON_RECORD -> request.confirm(setup.room(), Optional.empty());
            case UNDER_WAY -> {
                // The answer to the first one counts.
            }
        }
    }

    private void takeTurns() {
        while (turn.isEmpty() && !waiting.isEmpty() && !isStopping) {
            var requests = new ArrayList<RoomRequest>();
            while (!waiting.isEmpty()
                    && requests.size() < setup.services().config().maxTurn()) {
                requests.add(waiting.remove());
            }
            var next = Turn.decide(setup, state, requests);
            turn = Optional.of(next);
            goOn(next.isDurable() ? Progress.DURABLE : writer.begin(next));
        }
    }

    private void goOn(Progress progress) {
        switch (progress) {
            case UNDER_WAY -> {}
            case DURABLE -> turn.ifPresent(this::commit);
            case FAILED -> turn.ifPresent(this::forget);
            case STALE -> {
                turn.ifPresent(this::leave);
                setup.context()
                        .getLog()
                        .atWarn()
                        .addKeyValue("room", setup.room())
                        .log("room.stale");
                isStopping = true;
            }
        }
    }

    private void commit(Turn durable) {
        var numbers = durable.entries().isEmpty() ? Map.<String, Long>of() : writer.numbers();
        turn = Optional.empty();
        state = durable.after();
        durable.entries().forEach(recorded -> receipts.recorded(recorded.mark()));
        durable.requests()
                .filter(request -> request.consignment().isPresent())
                .forEach(request -> settle(durable, request));
        durable.decisions().forEach(decided -> performing.perform(state, decided.request(), decided.acts(), numbers));
    }

    /** What left nothing on record may come again. */
    private void settle(Turn durable, RoomRequest request) {
        var isRecorded = durable.entries().stream()
                .anyMatch(recorded -> recorded.request().equals(request));
        if (!isRecorded) {
            receipts.forget(request.mark(setup.services().text()));
        }
    }

    /** The room is as it was, and everybody who asked for something hears that it came to nothing. */
    private void forget(Turn failed) {
        turn = Optional.empty();
        failed.requests().forEach(request -> {
            receipts.forget(request.mark(setup.services().text()));
            sending.refuse(request, setup.services().record().error());
        });
    }

    /** The room's next life decides over what this one cannot. */
    private void leave(Turn undecided) {
        turn = Optional.empty();
        undecided.requests().forEach(waiting::add);
    }

    /** What waits goes to the room's next life; what sessions keep comes there by itself. */
    private Behavior<RoomMessage> stopped() {
        waiting.stream()
                .filter(request -> request.consignment().isEmpty())
                .forEach(request -> setup.services().rooms().tell(setup.room(), new Room.Receive(request.stanza())));
        return Behaviors.stopped();
    }
}
