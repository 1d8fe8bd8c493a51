package io.outcry.actors.user;

import io.outcry.actors.client.ClientMessage;
import io.outcry.actors.client.ToClient;
import io.outcry.actors.client.ToUser;
import io.outcry.actors.client.UserMessage;
import io.outcry.actors.user.User.Command;
import io.outcry.actors.user.User.Setup;
import io.outcry.core.contact.Act;
import io.outcry.core.contact.Outcome;
import io.outcry.core.contact.UserState;
import io.outcry.core.routing.Sessions;
import io.outcry.core.stanza.Presence;
import io.outcry.core.stanza.Stanza;
import io.outcry.core.stream.StreamError;
import io.outcry.core.stream.StreamError.Condition;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** The account exists and is at work. Everything is decided by core over {@link UserState}; this carries it out. */
final class Active extends AbstractMatchingBehavior<UserMessage> {

    /** The witness of a lost session speaks of its end first; should it be lost as well, nobody else would. */
    private static final Duration WITNESS_AHEAD = Duration.ofSeconds(10);

    private final Setup setup;
    private final Clients clients;
    private final Binding binding;
    private final Giving giving;
    private final Kept kept;
    private final SentMessages sentMessages;
    private final UnderWay underWay;
    private final Arrivals arrivals;
    private final Announcing announcing;
    private final Returning returning;
    private final Eventing eventing;
    private final Archiving archiving;
    private final Existence existence;
    private UserState state;
    private boolean isGone;
    private boolean isStopping;

    private Active(Setup setup, UserState state) {
        super(setup.context());
        this.setup = setup;
        this.state = state;
        this.clients = new Clients(setup.context());
        this.binding = new Binding(setup, clients);
        this.giving = new Giving(setup, clients);
        var recorder = new Recorder(setup, clients);
        this.kept = new Kept(setup, clients, recorder, this::state);
        this.sentMessages = new SentMessages(setup, clients, recorder, this::state);
        var messages = new Messages(setup, clients, recorder, kept, this::state);
        this.underWay = new UnderWay(recorder, kept, messages, new Requests(setup), new Farewells(setup));
        this.arrivals = new Arrivals(setup, clients, messages, underWay.requests());
        this.announcing = new Announcing(setup);
        this.returning = new Returning(setup, clients, underWay);
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
            case ToUser.Rejoin rejoin -> {
                become(returning.take(state, rejoin));
                arrivals.isBack(state, rejoin.session().resource());
                yield inTurn();
            }
            case ToUser.Lapsed lapsed -> lapsed(lapsed);
            case ToUser.Announce announce -> announce(announce);
            case ToUser.Entrust entrust -> {
                arrivals.entrusted(state, entrust);
                yield this;
            }
            case ToUser.Sent sent -> {
                sentMessages.take(sent);
                yield this;
            }
            case ToUser.CameToNothing refused -> {
                arrivals.cameToNothing(refused.error());
                yield this;
            }
            case ToUser.Resumable resumable -> {
                clients.resumable(resumable.client(), resumable.streamId(), resumable.outlives());
                // A stream that was handed over came without these.
                clients.tellBlocked(resumable.client(), state.blocked());
                clients.tellKnown(Sessions.NONE, state.sessions());
                yield this;
            }
            case ToUser.Given given -> {
                clients.resourceOf(given.client()).ifPresent(resource -> underWay.given(resource, given.seq()));
                yield this;
            }
            case ToUser.Resume resume -> {
                binding.resume(resume);
                yield this;
            }
            case ToUser.Leave leave -> {
                var next = left(leave.client());
                arrivals.leftOver(state, leave.unacknowledged());
                leave.client().tell(new ToClient.Left());
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
            case User.Receive receive -> receive(receive);
            case User.AccountChanged _ -> {
                existence.look();
                yield this;
            }
            case User.Describe describe -> {
                describe.replyTo().tell(clients.describe(state.sessions()));
                yield this;
            }
            case User.Rechecked rechecked -> rechecked(rechecked.exists());
            case User.WorkMoved moved -> {
                underWay.settle(moved);
                yield inTurn();
            }
            case User.InTurn _ -> inTurn();
            case User.ItemsFetched fetched -> carryOut(eventing.fetched(state, fetched), Optional.empty());
            case User.ArchiveRead read -> archiveRead(read);
            case User.CapsSettled settled -> carryOut(eventing.settled(state, settled), Optional.empty());
            case User.ClientEnded ended -> lost(ended.client());
            case User.LostForGood lost -> clients.isLost(lost.client()) ? left(lost.client()) : this;
            case User.KeptFound found -> {
                kept.found(found.resource(), found.page(), found.entries());
                yield this;
            }
            case User.KeptUnknown unknown -> {
                kept.unknown(unknown.resource(), unknown.page(), unknown.cause());
                yield this;
            }
            case User.KeptDue due -> {
                kept.due(due.resource());
                yield this;
            }
            case User.Gathered _ -> {
                returning.gathered();
                yield this;
            }
            case User.EarlyStanzasEnd _ -> {
                arrivals.nobodyComesBack(state);
                yield inTurn();
            }
            case User.RefreshDue _ -> carryOut(returning.refresh(state), Optional.empty());
            case User.Idle _ -> passivateIfIdle();
            case User.Stop _ -> stop();
            case User.Loaded _, User.LoadingFailed _, User.Saved _, User.SavingFailed _ -> this;
        };
    }

    private Behavior<UserMessage> bind(ToUser.Bind bind) {
        if (binding.isBound(bind)) {
            return this;
        }
        return switch (binding.decide(bind)) {
            case Binding.Decision.Refused _ -> this;
            case Binding.Decision.Granted granted -> {
                // The replaced session's subscribers hear that it went before the new one comes.
                var replaced = announcing.sessionEnded(state, granted.resource());
                var isMissing = underWay.ended(granted.resource());
                binding.grant(bind, granted);
                clients.tellBlocked(bind.client(), state.blocked());
                var next = carryOut(binding.joined(replaced, granted.resource()), Optional.empty());
                giveAgain(isMissing);
                yield next;
            }
        };
    }

    private Behavior<UserMessage> announce(ToUser.Announce announce) {
        var resource = clients.resourceOf(announce.client());
        if (!(announce.presence().stanza() instanceof Presence presence) || resource.isEmpty()) {
            return this;
        }
        return carryOut(announcing.announced(state, resource.get(), presence), Optional.of(presence));
    }

    private Behavior<UserMessage> left(ActorRef<ClientMessage> client) {
        return clients.remove(client).map(this::ended).orElse(this);
    }

    /** A client is gone without a word. Its stream may go on elsewhere; meanwhile nobody is told that it went. */
    private Behavior<UserMessage> lost(ActorRef<ClientMessage> client) {
        var resource = clients.resourceOf(client);
        var outlives = clients.lose(client);
        if (resource.isEmpty() || outlives.isEmpty()) {
            return left(client);
        }
        underWay.ended(resource.get());
        kept.giveToSomebody();
        setup.timers()
                .startSingleTimer(
                        client, new User.LostForGood(client), outlives.get().plus(WITNESS_AHEAD));
        return this;
    }

    /** The session's witness says that nobody came back for it. */
    private Behavior<UserMessage> lapsed(ToUser.Lapsed lapsed) {
        var resource = lapsed.session().resource();
        if (clients.isLost(lapsed.client())) {
            return left(lapsed.client());
        }
        if (clients.resources().contains(resource)) {
            return this;
        }
        // This life of the account never knew it; its contacts still take it for available.
        become(state.with(lapsed.session()));
        return carryOut(announcing.sessionEnded(state, resource), Optional.empty());
    }

    private Behavior<UserMessage> ended(String resource) {
        var isMissing = underWay.ended(resource);
        var next = carryOut(announcing.sessionEnded(state, resource), Optional.empty());
        giveAgain(isMissing);
        return next;
    }

    /** What was on its way to a session that is over is given to another, where there is one. */
    private void giveAgain(boolean isMissing) {
        if (isMissing) {
            kept.giveToSomebody();
        }
    }

    private Behavior<UserMessage> receive(User.Receive receive) {
        return arrivals.receive(state, receive)
                .map(outcome -> carryOut(outcome, Optional.of(receive.stanza())))
                .orElse(this);
    }

    /**
     * Goes on with what is on record by now, each message with what waited for it behind it. Where something of that has to
     * be saved first, the rest waits for that.
     */
    private Behavior<UserMessage> inTurn() {
        Behavior<UserMessage> next = this;
        for (var step = step(); step.isPresent(); step = step()) {
            next = step.get();
            if (next != this) {
                return Waiting.stash(setup, next, new User.InTurn());
            }
        }
        kept.goOn();
        return next;
    }

    private Optional<Behavior<UserMessage>> step() {
        var ready = arrivals.takeReady();
        if (ready.isPresent()) {
            return Optional.of(inTurn(ready.get()));
        }
        if (!underWay.recorder().hasNext()) {
            return Optional.empty();
        }
        underWay.recorder().next();
        return Optional.of(this);
    }

    private Behavior<UserMessage> inTurn(Stanza stanza) {
        return arrivals.inTurn(state, stanza)
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

    private UserState state() {
        return state;
    }

    private void become(UserState next) {
        if (!next.blocked().equals(state.blocked())) {
            clients.tellAllBlocked(next.blocked());
        }
        clients.tellKnown(state.sessions(), next.sessions());
        state = next;
    }

    private void act(Act act) {
        switch (act) {
            case Act.Send send -> Sending.send(setup, send.stanza());
            case Act.Give give -> giving.give(give.resource(), give.stanza());
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
            case User.Receive receive -> giving.refuse(receive.stanza());
            case ToUser.Announce announce -> giving.refuse(announce.presence().stanza());
            default -> false;
        };
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
        arrivals.refuseReady();
        eventing.end(state);
        clients.endAll(StreamError.of(Condition.NOT_AUTHORIZED, "The account was removed."));
        return Removal.enter(setup, state, underWay);
    }

    private Behavior<UserMessage> archiveRead(User.ArchiveRead read) {
        var next = carryOut(archiving.read(state, read), Optional.empty());
        return isStopping && next == this ? stop() : next;
    }

    /** Whoever waits for a page of the archive gets it first. */
    private Behavior<UserMessage> stop() {
        isStopping = true;
        if (!archiving.isIdle()) {
            return this;
        }
        arrivals.refuseReady();
        eventing.end(state);
        return underWay.isIdle() ? Behaviors.stopped() : Stopping.enter(setup, underWay);
    }
}
