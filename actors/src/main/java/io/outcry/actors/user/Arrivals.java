package io.outcry.actors.user;

import io.outcry.actors.client.ToUser;
import io.outcry.actors.user.User.Setup;
import io.outcry.core.contact.Outcome;
import io.outcry.core.contact.UserState;
import io.outcry.core.feature.AccountRule.Decision;
import io.outcry.core.feature.Effect;
import io.outcry.core.feature.Facts;
import io.outcry.core.feature.Verdict;
import io.outcry.core.feature.pep.Pep;
import io.outcry.core.feature.presence.InboundPresence;
import io.outcry.core.feature.streammanagement.Leftover;
import io.outcry.core.feature.streammanagement.Unacknowledged;
import io.outcry.core.policy.Gate;
import io.outcry.core.policy.Gates;
import io.outcry.core.policy.Passed;
import io.outcry.core.room.RoomPlace;
import io.outcry.core.routing.LocalDelivery;
import io.outcry.core.routing.LocalVerdict;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.Message;
import io.outcry.core.stanza.Presence;
import io.outcry.core.stanza.Stanza;
import io.outcry.core.stanza.StanzaError;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;

/** What reaches the account from outside: the receive pipeline, the gate RECEIVE, then sessions, record or an answer. */
final class Arrivals {

    private final Setup setup;
    private final Clients clients;
    private final Messages messages;
    private final Requests requests;
    private final ArrayDeque<Stanza> ready = new ArrayDeque<>(1);
    private final EarlyStanzas early;
    private boolean isActive;

    Arrivals(Setup setup, Clients clients, Messages messages, Requests requests) {
        this.setup = setup;
        this.clients = clients;
        this.messages = messages;
        this.requests = requests;
        this.early = new EarlyStanzas(setup, clients);
    }

    /** Empty where nothing about the account changes, or not yet: see {@link #takeReady}. */
    Optional<Outcome> receive(UserState state, User.Receive receive) {
        isActive = true;
        var stanza = receive.stanza();
        if (receive.place().isPresent()) {
            reflected(state, stanza, receive.place());
            return Optional.empty();
        }
        if (early.take(stanza)) {
            return Optional.empty();
        }
        var services = setup.services();
        return switch (services.receivePipeline().apply(stanza, facts(state))) {
            case Verdict.Pass pass -> {
                pass.effects().forEach(this::perform);
                yield passed(state, pass.stanza());
            }
            case Verdict.Bounce bounce -> {
                Sending.bounce(setup, stanza, bounce.error());
                yield Optional.empty();
            }
            case Verdict.Drop drop -> dropped(drop.reason());
        };
    }

    /** A session of the account's earlier life is back; what waited for it goes on, see {@link #takeReady}. */
    void isBack(UserState state, String resource) {
        early.takeOf(resource).forEach(stanza -> goOn(state, stanza));
    }

    /** Whoever is not back by now has gone. */
    void nobodyComesBack(UserState state) {
        early.end().forEach(stanza -> goOn(state, stanza));
    }

    /** A room tells one of the sessions what was said there, and tells it again until the session has it. */
    private void reflected(UserState state, Stanza stanza, Optional<RoomPlace> place) {
        var resource = stanza.to().orElseThrow().resource();
        if (!clients.resources().contains(resource)) {
            if (!early.isYoung()) {
                Sending.bounce(setup, stanza, StanzaError.of(StanzaError.Condition.SERVICE_UNAVAILABLE));
            }
            return;
        }
        switch (setup.services().receivePipeline().apply(stanza, facts(state))) {
            case Verdict.Pass pass -> {
                pass.effects().forEach(this::perform);
                if (setup.services().gates().knock(Gate.RECEIVE, pass.stanza())
                        instanceof Gates.Answer.Through through) {
                    clients.reflect(resource, through.passed(), place);
                }
            }
            case Verdict.Bounce bounce -> Sending.bounce(setup, stanza, bounce.error());
            case Verdict.Drop drop -> dropped(drop.reason());
        }
    }

    private void goOn(UserState state, Stanza stanza) {
        switch (setup.services().receivePipeline().apply(stanza, facts(state))) {
            case Verdict.Pass pass -> {
                pass.effects().forEach(this::perform);
                if (pass.stanza() instanceof Message message) {
                    messages.take(message, Reply.none(setup, message));
                } else {
                    ready.add(pass.stanza());
                }
            }
            case Verdict.Bounce bounce -> Sending.bounce(setup, stanza, bounce.error());
            case Verdict.Drop drop -> dropped(drop.reason());
        }
    }

    /** One of the account's clients was told that what it sent came to nothing. */
    void cameToNothing(Stanza error) {
        if (error instanceof Message message) {
            messages.noteRefusal(message);
        }
    }

    /** A message that its sender's session keeps until this account has answered for it. */
    void entrusted(UserState state, ToUser.Entrust entrust) {
        isActive = true;
        if (entrust.message().stanza() instanceof Message message && messages.isInTurn(entrust.consignment())) {
            var reply = new Reply(setup, message, Optional.of(entrust.consignment()));
            switch (setup.services().receivePipeline().apply(message, facts(state))) {
                case Verdict.Pass pass -> {
                    pass.effects().forEach(this::perform);
                    messages.take((Message) pass.stanza(), reply);
                }
                case Verdict.Bounce bounce -> reply.refused(bounce.error());
                case Verdict.Drop drop -> {
                    dropped(drop.reason());
                    reply.settled();
                }
            }
        }
    }

    private Optional<Outcome> passed(UserState state, Stanza stanza) {
        if (stanza instanceof Message message) {
            messages.take(message, Reply.none(setup, message));
            return Optional.empty();
        }
        if (stanza.from().filter(messages::areUnderWayFrom).isEmpty()) {
            return inTurn(state, stanza);
        }
        messages.follow(stanza.from().get(), () -> ready.add(stanza));
        return Optional.empty();
    }

    /** Nothing that its sender sent before is on its way any more. */
    Optional<Outcome> inTurn(UserState state, Stanza stanza) {
        return knock(state, stanza, facts(state));
    }

    /** The account's actor goes: what waited for its turn will have none. */
    void refuseReady() {
        messages.release();
        early.refuse();
        ready.forEach(stanza -> Sending.bounce(setup, stanza, Waiting.BUSY));
        ready.clear();
    }

    /** The next that waited for its turn and has it now; see {@link #inTurn}. */
    Optional<Stanza> takeReady() {
        return Optional.ofNullable(ready.poll());
    }

    /** Stanzas that a session was given and that its client never had, whether the session is known any more or not. */
    void leftOver(UserState state, List<Unacknowledged> stanzas) {
        for (var leftover : Leftover.of(stanzas, setup.account())) {
            switch (leftover) {
                case Leftover.Rerouted rerouted -> again(state, rerouted.message());
                case Leftover.Answered answered -> Sending.send(setup, answered.answer());
                case Leftover.Forgotten _ -> {}
            }
        }
    }

    /** The message arrives once more. */
    private void again(UserState state, Message message) {
        var othersHadIt = message.to().orElseThrow().isBare()
                && !state.sessions().takingMessages().isEmpty();
        if (!othersHadIt) {
            messages.take(message, Reply.none(setup, message));
        }
    }

    /** Whether anything arrived since this was last asked. */
    boolean takeActivity() {
        var was = isActive;
        isActive = false;
        return was;
    }

    private Facts facts(UserState state) {
        var now = setup.services().clock().instant();
        return new Facts(setup.account(), now, state.blocked(), state.contacts());
    }

    private void perform(Effect effect) {
        switch (effect) {
            case Effect.Deliver deliver -> Sending.send(setup, deliver.stanza());
        }
    }

    private Optional<Outcome> knock(UserState state, Stanza stanza, Facts facts) {
        return switch (setup.services().gates().knock(Gate.RECEIVE, stanza)) {
            case Gates.Answer.Through through -> accepted(state, stanza, through.passed(), facts);
            case Gates.Answer.Refused refused -> {
                Sending.bounce(setup, stanza, refused.error());
                yield Optional.empty();
            }
        };
    }

    private Optional<Outcome> accepted(UserState state, Stanza stanza, Passed passed, Facts facts) {
        var limits = setup.services().config().contacts();
        return switch (stanza) {
            case Presence presence ->
                Optional.of(InboundPresence.handle(state, presence, facts.now(), limits)
                        .then(after -> setup.services().listening().heard(after, presence))
                        .then(after -> setup.services()
                                .listening()
                                .letIn(state, after, presence.from().orElseThrow())));
            case Iq iq
            when isForAccount(iq) && !iq.isRequest() ->
                Pep.answered(state, iq, setup.services().listening());
            case Iq iq -> {
                var rule = isForAccount(iq) ? setup.services().rules().find(iq) : Optional.<Decision>empty();
                if (rule.isEmpty()) {
                    request(state, iq, passed, facts);
                }
                yield rule.map(found -> found.decide(state, iq, facts.now()));
            }
            case Message _ -> Optional.empty();
        };
    }

    private static boolean isForAccount(Iq iq) {
        return iq.to().orElseThrow().isBare();
    }

    private void request(UserState state, Iq iq, Passed passed, Facts facts) {
        switch (LocalDelivery.decide(iq, state.sessions())) {
            case LocalVerdict.ToSessions sessions -> deliver(iq, sessions, passed);
            case LocalVerdict.ForAccount _ -> requests.answer(iq, facts);
            case LocalVerdict.Bounce bounce -> Sending.bounce(setup, iq, bounce.error());
            case LocalVerdict.Drop drop -> dropped(drop.reason());
            case LocalVerdict.Keep _ -> dropped("requests do not wait");
        }
    }

    private void deliver(Iq iq, LocalVerdict.ToSessions sessions, Passed passed) {
        if (sessions.resources().stream().noneMatch(clients::isThere)) {
            Sending.bounce(setup, iq, StanzaError.of(StanzaError.Condition.RECIPIENT_UNAVAILABLE));
        }
        for (var resource : sessions.resources()) {
            clients.deliver(resource, passed, 0);
        }
    }

    private Optional<Outcome> dropped(String reason) {
        setup.context().getLog().atDebug().addKeyValue("reason", reason).log("stanza.dropped");
        return Optional.empty();
    }
}
