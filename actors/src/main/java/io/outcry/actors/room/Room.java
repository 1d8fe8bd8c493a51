package io.outcry.actors.room;

import io.outcry.actors.CrossesNodes;
import io.outcry.actors.client.Consignment;
import io.outcry.actors.ledger.LedgerWriter;
import io.outcry.core.Stores;
import io.outcry.core.address.Jid;
import io.outcry.core.archive.ArchiveLimits;
import io.outcry.core.archive.ArchiveReading;
import io.outcry.core.custody.Fingerprint;
import io.outcry.core.feature.muc.OccupantIds;
import io.outcry.core.ledger.Placed;
import io.outcry.core.ledger.RecordConfig;
import io.outcry.core.policy.Gates;
import io.outcry.core.policy.Passed;
import io.outcry.core.room.RoomAct;
import io.outcry.core.room.RoomState;
import io.outcry.core.routing.Delivery;
import io.outcry.core.stanza.Stanza;
import io.outcry.core.stanza.StanzaText;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.StashBuffer;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;

/**
 * One chat room: everything about it is decided here, turn by turn. A turn decides over all that waits, makes durable what
 * follows, and only then does anybody hear of it; a turn that cannot be made durable did not happen.
 *
 * <pre>Loading → Active;  Active → (stopped);  Loading → (stopped), where the database is gone</pre>
 */
public final class Room {

    /** What others tell a room's actor, and it itself. */
    public sealed interface Command extends RoomMessage {}

    /** A stanza for the room or one of its occupants; it passed its sender's gate. */
    public record Receive(Stanza stanza) implements Command, CrossesNodes {}

    /** A client sent this message to the room, and keeps it until that confirms it. */
    public record Entrust(Consignment consignment, Passed message) implements Command, CrossesNodes {}

    /** The session was given this message, by its number in the room's ledger, and all before it. */
    public record Had(Jid session, long seq) implements Command, CrossesNodes {}

    /** The entity leaves this node. */
    public record Stop() implements Command {}

    /**
     * The room as its store and its ledger know it.
     *
     * @param marks what its last messages are known by
     * @param last the last entries of its ledger
     */
    record Loaded(RoomState state, List<Fingerprint> marks, List<Placed> last) implements Command {}

    record LoadingFailed(Throwable cause) implements Command {}

    record LedgerMoved(LedgerWriter.Outcome outcome) implements Command {}

    /** The ledger failed a while ago and may be tried again. */
    record LedgerRested() implements Command {}

    /** What waits for the ledger may have waited too long. */
    record RecordExpired() implements Command {}

    record Saved(Optional<Throwable> failure) implements Command {}

    /** Without an answer where the store gave none. */
    record ArchiveRead(ArchiveReading reading, Optional<ArchiveReading.Answer> answer) implements Command {}

    /** Whether it was said; empty where the store gave no answer. */
    record SaidFound(RoomAct.FindSaid wanted, Optional<Boolean> isSaid) implements Command {}

    /** Something that sessions did not confirm may have to be told again. */
    record AgainDue() implements Command {}

    record Idle() implements Command {}

    /**
     * What every room's actor of a node shares.
     *
     * @param rooms the way to the next life of a room that leaves this node
     * @param archive how much of a room's archive is given at a time
     * @param ledgerIds sortable by time and unique everywhere (XEP-0359)
     */
    public record Services(
            Stores stores,
            StanzaText text,
            Gates gates,
            Delivery delivery,
            Reflecting reflecting,
            Rooms rooms,
            OccupantIds occupantIds,
            RoomsConfig config,
            ArchiveLimits archive,
            RecordConfig record,
            Supplier<String> ledgerIds,
            Clock clock) {}

    /**
     * What every state needs.
     *
     * @param passivate asks for this actor to be stopped once it has nothing more to do
     */
    record Setup(
            ActorContext<RoomMessage> context,
            TimerScheduler<RoomMessage> timers,
            StashBuffer<RoomMessage> stash,
            Services services,
            Jid room,
            Consumer<ActorRef<RoomMessage>> passivate) {}

    private Room() {}

    /** The actor of this room, whose address is bare. */
    public static Behavior<RoomMessage> create(Services services, Jid room, Consumer<ActorRef<RoomMessage>> passivate) {
        return Behaviors.setup(context -> Behaviors.withTimers(timers -> Behaviors.withStash(
                services.config().maxWaiting(),
                stash -> Loading.enter(new Setup(context, timers, stash, services, room, passivate)))));
    }
}
