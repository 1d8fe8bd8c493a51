package io.outcry.actors.user;

import io.outcry.actors.AtTheEnd;
import io.outcry.actors.CrossesNodes;
import io.outcry.actors.client.ClientMessage;
import io.outcry.actors.client.Report;
import io.outcry.actors.client.UserMessage;
import io.outcry.actors.ledger.LedgerWriter;
import io.outcry.core.Stores;
import io.outcry.core.address.Jid;
import io.outcry.core.archive.ArchiveReading;
import io.outcry.core.caps.CapsBook;
import io.outcry.core.caps.CapsHash;
import io.outcry.core.caps.Interests;
import io.outcry.core.contact.UserState;
import io.outcry.core.feature.AccountRules;
import io.outcry.core.feature.IqTable;
import io.outcry.core.feature.Pipeline;
import io.outcry.core.feature.pep.Listening;
import io.outcry.core.ledger.Placed;
import io.outcry.core.meter.Meter;
import io.outcry.core.pep.ItemFetch;
import io.outcry.core.pep.PepItem;
import io.outcry.core.policy.Gates;
import io.outcry.core.room.RoomPlace;
import io.outcry.core.routing.Delivery;
import io.outcry.core.routing.RoutingTable;
import io.outcry.core.stanza.Iq;
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
 * One account: everything about it is decided here, one thing after the other.
 *
 * <pre>
 * Loading → Active ⇄ Saving;  Active → Removal → Absent;  Active → Stopping
 * Loading → Absent → Loading;  Loading → Unavailable
 * </pre>
 */
public final class User {

    /** What others tell a user's actor, and it itself. */
    public sealed interface Command extends UserMessage {}

    /** Something that is under way got further, or it is time to look at it: {@link UnderWay} knows what that means. */
    sealed interface WorkMoved extends Command {}

    /**
     * A stanza for this account or one of its sessions; it passed its sender's gate.
     *
     * @param place where a room keeps it until the session confirms it; such a one comes again
     */
    public record Receive(Stanza stanza, Optional<RoomPlace> place) implements Command, CrossesNodes {

        /** One that nobody keeps. */
        public Receive(Stanza stanza) {
            this(stanza, Optional.empty());
        }
    }

    /** The account was made, changed or removed by somebody else. */
    public record AccountChanged() implements Command, CrossesNodes {}

    /** An operator wants to know its sessions. */
    public record Describe(ActorRef<Report.OfUser> replyTo) implements Command, CrossesNodes {}

    /** The entity leaves this node. */
    public record Stop() implements Command {}

    /** Empty where there is no such account. */
    record Loaded(Optional<UserState> state) implements Command {}

    record LoadingFailed(Throwable cause) implements Command {}

    record Saved() implements Command {}

    record SavingFailed(Throwable cause) implements Command {}

    record Answered(Iq answer) implements WorkMoved {}

    /** Empty where the store gave no answer. */
    record ItemsFetched(ItemFetch fetch, Optional<List<PepItem>> items) implements Command {}

    /** Empty where the store gave no answer. */
    record ArchiveRead(ArchiveReading reading, Optional<ArchiveReading.Answer> answer) implements Command {}

    /** What a client's hash stands for; empty where it has to be asked for anew. */
    record CapsSettled(Jid client, CapsHash hash, Optional<Interests> interests) implements Command {}

    record FarewellSaved(Optional<Throwable> failure) implements WorkMoved {}

    record ClientEnded(ActorRef<ClientMessage> client) implements Command {}

    /** Nobody took the lost client's stream over. */
    record LostForGood(ActorRef<ClientMessage> client) implements Command {}

    record LedgerMoved(LedgerWriter.Outcome outcome) implements WorkMoved {}

    /** The ledger failed a while ago and may be tried again. */
    record LedgerRested() implements WorkMoved {}

    /** Whether the ledger keeps pace is looked at. */
    record PaceDue() implements WorkMoved {}

    /** Something else had to be saved before the account goes on with what is on record. */
    record InTurn() implements Command {}

    /** Whoever was to come back to this life of the account is back. */
    record Gathered() implements Command {}

    /** What came too early waited long enough for its sessions to come back. */
    record EarlyStanzasEnd() implements Command {}

    /** Time to ask contacts for their presence, for some of it may have been lost. */
    record RefreshDue() implements Command {}

    /** What waits for the ledger may have waited too long. */
    record RecordExpired() implements WorkMoved {}

    /**
     * A page of the ledger.
     *
     * @param page which one, counted by who asked
     */
    record KeptFound(String resource, long page, List<Placed> entries) implements Command {}

    record KeptUnknown(String resource, long page, Throwable cause) implements Command {}

    /** Time to try again to give this client what was kept. */
    record KeptDue(String resource) implements Command {}

    /** Time to write down what the clients have. */
    record CursorDue() implements WorkMoved {}

    record CursorMoved(Optional<Throwable> failure) implements WorkMoved {}

    /** Whether the account is still there, after somebody changed it. */
    record Rechecked(boolean exists) implements Command {}

    record Idle() implements Command {}

    /**
     * What every user's actor of a node shares.
     *
     * @param listening who hears of what the accounts publish
     * @param caps what clients can do, as far as this node knows
     * @param freshIds unguessable names, for resources
     * @param ledgerIds sortable by time and unique everywhere (XEP-0359)
     */
    public record Services(
            Stores stores,
            StanzaText text,
            Gates gates,
            Delivery delivery,
            RoutingTable routing,
            Pipeline receivePipeline,
            AccountRules rules,
            IqTable requests,
            Listening listening,
            CapsBook caps,
            UserConfig config,
            Supplier<String> freshIds,
            Supplier<String> ledgerIds,
            Clock clock,
            Meter meter) {}

    /**
     * What every state needs.
     *
     * @param passivate asks for this actor to be stopped once it has nothing more to do
     * @param figures what it adds to the node's
     */
    record Setup(
            ActorContext<UserMessage> context,
            TimerScheduler<UserMessage> timers,
            StashBuffer<UserMessage> stash,
            Services services,
            Jid account,
            Consumer<ActorRef<UserMessage>> passivate,
            UserFigures figures) {

        /** Goes on with everything that waited. */
        Behavior<UserMessage> unstash(Behavior<UserMessage> next) {
            figures.waiting(0);
            return stash.unstashAll(next);
        }
    }

    /** What others wait for is refused beyond the limit; that a client left, or the like, must not be lost. */
    private static final int RESERVE_FOR_SIGNALS = 1_000;

    private User() {}

    /** The actor of this account, which is a bare address. */
    public static Behavior<UserMessage> create(
            Services services, Jid account, Consumer<ActorRef<UserMessage>> passivate) {
        var figures = new UserFigures(services.meter());
        Behavior<UserMessage> user = Behaviors.setup(context -> Behaviors.withTimers(timers -> Behaviors.withStash(
                services.config().maxWaiting() + RESERVE_FOR_SIGNALS,
                stash -> Loading.enter(new Setup(context, timers, stash, services, account, passivate, figures)))));
        return AtTheEnd.of(UserMessage.class, user, figures::end);
    }
}
