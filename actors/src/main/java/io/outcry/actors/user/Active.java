package io.outcry.actors.user;

import io.outcry.actors.client.ClientMessage;
import io.outcry.actors.client.ToUser;
import io.outcry.actors.client.UserMessage;
import io.outcry.actors.user.User.Command;
import io.outcry.actors.user.User.Setup;
import io.outcry.core.contact.Act;
import io.outcry.core.contact.Outcome;
import io.outcry.core.contact.UserState;
import io.outcry.core.feature.carbons.CarbonCopies;
import io.outcry.core.feature.pep.Listening;
import io.outcry.core.feature.presence.OutboundPresence;
import io.outcry.core.policy.Gate;
import io.outcry.core.policy.Gates;
import io.outcry.core.routing.Session;
import io.outcry.core.stanza.Message;
import io.outcry.core.stanza.Presence;
import io.outcry.core.stanza.Stanza;
import io.outcry.core.stream.StreamError;
import io.outcry.core.stream.StreamError.Condition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** The account exists and is at work. Everything is decided by core over {@link UserState}; this carries it out. */
final class Active extends AbstractMatchingBehavior<UserMessage> {

    private final Setup setup;
    private final Clients clients;
    private final Binding binding;
    private final Kept kept;
    private final UnderWay underWay;
    private final Arrivals arrivals;
    private final Eventing eventing;
    private final Archiving archiving;
    private final Existence existence;
    private UserState state;
    private boolean isGone;

    private Active(Setup setup, UserState state) {
        super(setup.context());
        this.setup = setup;
        this.state = state;
        this.clients = new Clients(setup.context());
        this.binding = new Binding(setup, clients);
        this.kept = new Kept(setup, clients);
        this.underWay = new UnderWay(kept, new Requests(setup), new Farewells(setup));
        this.arrivals = new Arrivals(setup, clients, kept, underWay.requests());
        this.eventing = new Eventing(setup);
        this.archiving = new Archiving(setup);
        this.existence = Existence.watch(setup);
    }

    static Behavior<UserMessage> enter(Setup setup, UserState state) {
        setup.timers()
                .startTimerWithFixedDelay(
                        new User.Idle(), setup.services().config().passivateAfter());
        return new Active(setup, state);
    }

    @Override
    public Behavior<UserMessage> onMessage(UserMessage message) {
        return switch (message) {
            case ToUser fromClient -> fromClient(fromClient);
            case Command command -> command(command);
            default -> Behaviors.unhandled();
        };
    }

    private Behavior<UserMessage> fromClient(ToUser message) {
        return switch (message) {
            case ToUser.Bind bind -> bind(bind);
            case ToUser.Announce announce -> announce(announce);
            case ToUser.Sent sent -> {
                sent(sent);
                yield this;
            }
            case ToUser.Resumable resumable -> {
                clients.resumable(resumable.client(), resumable.streamId());
                // A stream that was handed over came without it.
                clients.tellBlocked(resumable.client(), state.blocked());
                yield this;
            }
            case ToUser.Given given -> {
                kept.given(clients.resourceOf(given.client()), given.seq());
                yield this;
            }
            case ToUser.Resume resume -> {
                binding.resume(resume);
                yield this;
            }
            case ToUser.Leave leave -> {
                var next = left(leave.client());
                arrivals.leftOver(state, leave.unacknowledged());
                yield next;
            }
            case ToUser.Returned returned -> {
                arrivals.leftOver(state, returned.stanzas());
                yield this;
            }
        };
    }

    private Behavior<UserMessage> command(Command command) {
        return switch (command) {
            case User.Receive receive -> receive(receive.stanza());
            case User.AccountChanged _ -> {
                existence.look();
                yield this;
            }
            case User.Rechecked rechecked -> rechecked(rechecked.exists());
            case User.LedgerMoved _, User.Answered _, User.FarewellSaved _ -> {
                underWay.settle(command);
                yield this;
            }
            case User.ItemsFetched fetched -> carryOut(eventing.fetched(state, fetched), Optional.empty());
            case User.ArchiveRead read -> carryOut(archiving.read(state, read), Optional.empty());
            case User.CapsSettled settled -> carryOut(eventing.settled(state, settled), Optional.empty());
            case User.ClientEnded ended -> left(ended.client());
            case User.KeptFound found -> {
                kept.found(found.resource(), found.entries());
                yield this;
            }
            case User.KeptUnknown unknown -> {
                kept.unknown(unknown.resource(), unknown.cause());
                yield this;
            }
            case User.KeptDue due -> {
                state.sessions()
                        .find(due.resource())
                        .filter(Session::takesMessages)
                        .ifPresent(session -> kept.giveTo(session.resource()));
                yield this;
            }
            case User.CursorMoved moved -> {
                moved.failure().ifPresent(cause -> getContext().getLog().warn("ledger.cursor.failed", cause));
                yield this;
            }
            case User.Idle _ -> passivateIfIdle();
            case User.Stop _ -> stop();
            case User.Loaded _, User.LoadingFailed _, User.Saved _, User.SavingFailed _ -> this;
        };
    }

    private Behavior<UserMessage> bind(ToUser.Bind bind) {
        return switch (binding.decide(bind)) {
            case Binding.Decision.Refused _ -> this;
            case Binding.Decision.Granted granted -> {
                // The replaced session's subscribers hear that it went before the new one comes.
                var replaced = sessionEnded(granted.resource());
                kept.ended(granted.resource());
                binding.grant(bind, granted);
                clients.tellBlocked(bind.client(), state.blocked());
                yield carryOut(binding.joined(replaced, granted.resource()), Optional.empty());
            }
        };
    }

    private Behavior<UserMessage> announce(ToUser.Announce announce) {
        var resource = clients.resourceOf(announce.client());
        if (!(announce.presence().stanza() instanceof Presence presence) || resource.isEmpty()) {
            return this;
        }
        var limits = setup.services().config().contacts();
        var decided = OutboundPresence.handle(state, resource.get(), presence, now(), limits);
        if (presence.to().isEmpty()) {
            setup.figures().broadcast(decided.acts());
        }
        var outcome = decided.then(after -> heard(after, resource.get(), presence))
                .then(after -> presence.to()
                        .map(contact -> setup.services().listening().letIn(state, after, contact))
                        .orElseGet(() -> Outcome.nothing(after)));
        return carryOut(outcome, Optional.of(presence));
    }

    /** What one of the account's own clients wants to hear of, where it is there for it. */
    private Outcome heard(UserState after, String resource, Presence presence) {
        var client = setup.account().withResource(resource);
        var isThere =
                after.sessions().find(resource).filter(Session::isAvailable).isPresent();
        if (!isThere) {
            return Outcome.nothing(Listening.gone(after, client));
        }
        return presence.to().isPresent()
                ? Outcome.nothing(after)
                : setup.services()
                        .listening()
                        .heard(after, presence.with(presence.header().withFrom(client)));
    }

    private Outcome sessionEnded(String resource) {
        var client = setup.account().withResource(resource);
        return OutboundPresence.sessionEnded(state, resource, now())
                .then(after -> Outcome.nothing(Listening.gone(after, client)));
    }

    private void sent(ToUser.Sent sent) {
        if (sent.message().stanza() instanceof Message message) {
            clients.resourceOf(sent.client())
                    .ifPresent(sender ->
                            CarbonCopies.ofSent(state, message, sender).forEach(this::act));
        }
    }

    private Behavior<UserMessage> left(ActorRef<ClientMessage> client) {
        return clients.remove(client).map(this::ended).orElse(this);
    }

    private Behavior<UserMessage> ended(String resource) {
        var wasGiven = kept.ended(resource);
        var next = carryOut(sessionEnded(resource), Optional.empty());
        if (wasGiven) {
            state.sessions().takingMessages().stream().findFirst().ifPresent(other -> kept.giveTo(other.resource()));
        }
        return next;
    }

    private Behavior<UserMessage> receive(Stanza stanza) {
        return arrivals.receive(state, stanza)
                .map(outcome -> carryOut(outcome, Optional.of(stanza)))
                .orElse(this);
    }

    /**
     * Carries out a decision.
     *
     * @param cause what is sent back where the decision cannot be made durable
     */
    private Behavior<UserMessage> carryOut(Outcome outcome, Optional<Stanza> cause) {
        var acts = outcome.acts();
        for (var i = 0; i < acts.size(); i++) {
            if (acts.get(i) instanceof Act.Save save) {
                return Saving.enter(setup, this, save, outcome.state(), acts.subList(i + 1, acts.size()), cause);
            }
            act(acts.get(i));
        }
        become(outcome.state());
        return this;
    }

    /** The decision is durable: what was waiting for that is done now. */
    Behavior<UserMessage> saved(UserState decided, List<Act> acts) {
        become(decided);
        return carryOut(new Outcome(decided, acts), Optional.empty());
    }

    private void become(UserState next) {
        if (!next.blocked().equals(state.blocked())) {
            clients.tellAllBlocked(next.blocked());
        }
        state = next;
    }

    private void act(Act act) {
        switch (act) {
            case Act.Send send -> Sending.send(setup, send.stanza());
            case Act.Give give -> give(give.resource(), give.stanza());
            case Act.Remember remember -> underWay.farewells().save(remember.farewell());
            case Act.GiveKept giveKept -> kept.giveTo(giveKept.resource());
            case Act.Fetch fetch -> eventing.fetch(fetch.fetch());
            case Act.ReadArchive read -> archiving.read(state, read.reading()).forEach(this::act);
            case Act.LearnCaps learn -> eventing.learn(learn);
            case Act.CapsLearned learned -> eventing.learned(learned.hash(), learned.interests());
            case Act.Save _ -> throw new IllegalStateException("a save is carried out by Saving");
        }
    }

    /**
     * Tells one of the account's own clients that it asks for too much at a time, without a detour through its address,
     * where that would be too much as well. False where none of them sent this.
     */
    boolean refused(UserMessage message) {
        return switch (message) {
            case User.Receive receive -> refused(receive.stanza());
            case ToUser.Announce announce -> refused(announce.presence().stanza());
            default -> false;
        };
    }

    private boolean refused(Stanza stanza) {
        var client = stanza.from().filter(from -> from.sameAccount(setup.account()) && from.isFull());
        if (client.isEmpty() || !Sending.mayBounce(stanza)) {
            return false;
        }
        setup.figures().overloaded();
        give(client.get().resource(), stanza.bounce(Waiting.BUSY));
        return true;
    }

    private void give(String resource, Stanza stanza) {
        if (setup.services().gates().knock(Gate.RECEIVE, stanza) instanceof Gates.Answer.Through through) {
            clients.deliver(resource, through.passed(), 0);
        }
    }

    private Behavior<UserMessage> passivateIfIdle() {
        if (clients.isEmpty() && underWay.isIdle() && (!arrivals.takeActivity() || isGone)) {
            setup.passivate().accept(getContext().getSelf());
        }
        return this;
    }

    private Behavior<UserMessage> rechecked(boolean exists) {
        isGone = !exists;
        if (exists) {
            return this;
        }
        if (!existence.mayReturn()) {
            return removed();
        }
        clients.askAllToEnd(StreamError.of(Condition.NOT_AUTHORIZED, "The account is no longer in the directory."));
        return this;
    }

    /** The account is gone: its sessions end, and what it knew of others is forgotten. */
    private Behavior<UserMessage> removed() {
        eventing.end(state);
        clients.endAll(StreamError.of(Condition.NOT_AUTHORIZED, "The account was removed."));
        return Removal.enter(setup, state, underWay);
    }

    private Behavior<UserMessage> stop() {
        eventing.end(state);
        clients.endAll(StreamError.of(Condition.SYSTEM_SHUTDOWN, "The session's home moves. Connect again."));
        return underWay.isIdle() ? Behaviors.stopped() : Stopping.enter(setup, underWay);
    }

    private Instant now() {
        return setup.services().clock().instant();
    }
}
