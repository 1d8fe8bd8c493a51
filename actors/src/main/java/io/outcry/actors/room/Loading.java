package io.outcry.actors.room;

import io.outcry.actors.StoreTrouble;
import io.outcry.actors.room.Room.Setup;
import io.outcry.core.custody.Fingerprint;
import io.outcry.core.ledger.Entry;
import io.outcry.core.ledger.Head;
import io.outcry.core.ledger.Placed;
import io.outcry.core.ledger.Retraction;
import io.outcry.core.room.History;
import io.outcry.core.room.RoomState;
import io.outcry.core.room.StoredAddresses;
import io.outcry.core.room.StoredRoom;
import io.outcry.core.stanza.Message;
import io.outcry.core.stanza.Namespaces;
import io.outcry.core.stanza.StanzaText;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** Reads the room from its store, and what was said last from its ledger; whatever comes meanwhile waits. */
final class Loading extends AbstractMatchingBehavior<RoomMessage> {

    /** Among so many last entries are the messages that who enters is shown. */
    private static final int LAST_ENTRIES = 4 * History.MOST;

    private final Setup setup;

    private Loading(Setup setup) {
        super(setup.context());
        this.setup = setup;
    }

    static Behavior<RoomMessage> enter(Setup setup) {
        setup.context()
                .pipeToSelf(
                        load(setup), (loaded, failure) -> failure == null ? loaded : new Room.LoadingFailed(failure));
        return new Loading(setup);
    }

    private static CompletionStage<RoomMessage> load(Setup setup) {
        if (!StoredAddresses.takesRoom(setup.room())) {
            // No store has it, nor ever will; who wants to make it is told so by the rules.
            return CompletableFuture.completedStage(
                    new Room.Loaded(RoomState.absent(setup.room()), List.of(), List.of()));
        }
        var stores = setup.services().stores();
        var marks = stores.ledger()
                .fingerprints(setup.room(), setup.services().record().dedupeWindow());
        return stores.rooms()
                .load(setup.room())
                .thenCompose(stored -> stored.map(room ->
                                last(setup).thenCombine(marks, (last, known) -> loaded(setup, room, known, last)))
                        .orElseGet(() -> marks.thenApply(
                                known -> new Room.Loaded(RoomState.absent(setup.room()), known, List.of()))));
    }

    private static CompletionStage<List<Placed>> last(Setup setup) {
        var ledger = setup.services().stores().ledger();
        return ledger.head(setup.room())
                .thenApply(Head::lastSeq)
                .thenCompose(last -> ledger.page(setup.room(), Math.max(0, last - LAST_ENTRIES), LAST_ENTRIES));
    }

    private static RoomMessage loaded(Setup setup, StoredRoom stored, List<Fingerprint> marks, List<Placed> last) {
        var own = last.stream()
                .filter(placed -> !placed.entry().at().isBefore(stored.since()))
                .toList();
        var history = history(own, setup.services().text());
        return new Room.Loaded(RoomState.of(setup.room(), stored, history), marks, own);
    }

    private static History history(List<Placed> entries, StanzaText text) {
        var history = History.EMPTY;
        var said = new ArrayList<Entry>(entries.size());
        for (var placed : entries) {
            var entry = placed.entry();
            said.add(entry);
            history =
                    takesBackOneOf(said, entry) ? history.without(entry.listed().retracts()) : history;
            if (entry.kind() == Entry.Kind.SAID
                    && text.read(entry.stanza()) instanceof Message message
                    && message.payload().has("body", Namespaces.CLIENT)) {
                history = history.with(new History.Said(entry.at(), entry.id(), message));
            }
        }
        return history;
    }

    /** Whether the entry takes back one of these. */
    private static boolean takesBackOneOf(List<Entry> said, Entry entry) {
        return Retraction.by(entry)
                .filter(retraction ->
                        said.stream().anyMatch(earlier -> Retraction.of(earlier).contains(retraction)))
                .isPresent();
    }

    @Override
    public Behavior<RoomMessage> onMessage(RoomMessage message) {
        return switch (message) {
            case Room.Loaded loaded -> setup.stash().unstashAll(Active.enter(setup, loaded));
            case Room.LoadingFailed failed -> giveUp(failed.cause());
            case Room.Stop _ -> {
                setup.stash().forEach(this::passOn);
                yield Behaviors.stopped();
            }
            default -> stash(message);
        };
    }

    private Behavior<RoomMessage> stash(RoomMessage message) {
        if (setup.stash().isFull()) {
            refuse(message);
        } else {
            setup.stash().stash(message);
        }
        return this;
    }

    private void passOn(RoomMessage message) {
        setup.services().rooms().tell(setup.room(), message);
    }

    private void refuse(RoomMessage message) {
        switch (message) {
            case Room.Receive receive -> new Sending(setup).bounceBusy(receive.stanza());
            default -> {
                // What a session keeps comes again.
            }
        }
    }

    /** The database is slow or gone: everybody who waits is told, and the room's next life tries again. */
    private Behavior<RoomMessage> giveUp(Throwable cause) {
        StoreTrouble.log(setup.context().getLog(), "room.unavailable", cause);
        setup.stash().forEach(this::refuse);
        setup.stash().clear();
        setup.passivate().accept(getContext().getSelf());
        return Behaviors.receiveMessage(message -> {
            refuse(message);
            return message instanceof Room.Stop ? Behaviors.stopped() : Behaviors.same();
        });
    }
}
