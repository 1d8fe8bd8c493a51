package io.outcry.actors.c2s;

import io.outcry.actors.c2s.ClientSession.Setup;
import io.outcry.actors.client.ToUser;
import io.outcry.core.contact.BlockList;
import io.outcry.core.contact.Contacts;
import io.outcry.core.feature.Effect;
import io.outcry.core.feature.Facts;
import io.outcry.core.feature.IqHandler;
import io.outcry.core.feature.Verdict;
import io.outcry.core.feature.carbons.CarbonCopies;
import io.outcry.core.feature.presence.OutboundPresence;
import io.outcry.core.ledger.RecordRules;
import io.outcry.core.policy.Gate;
import io.outcry.core.policy.Gates;
import io.outcry.core.policy.Passed;
import io.outcry.core.routing.ImpliedAddress;
import io.outcry.core.routing.Route;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.Message;
import io.outcry.core.stanza.Presence;
import io.outcry.core.stanza.Stanza;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stream.StreamError;
import io.outcry.core.stream.StreamError.Condition;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The way of a client's stanza out of its session: stamped, through the send pipeline and the gate SEND, and on. */
final class Incoming {

    /** What came of a stanza. */
    sealed interface Result {

        /** It is on its way, or it was none of anybody's business. */
        record Done() implements Result {}

        /** It is on its way, and kept until it is on record. */
        record Entrusted() implements Result {}

        /** The client gets this back. */
        record Answer(Stanza stanza) implements Result {}

        /** The server itself answers, later. */
        record Awaited(Iq request, CompletionStage<Iq> answer) implements Result {}

        /** The client claims to be somebody else; the stream ends. */
        record Broken(StreamError error) implements Result {}
    }

    private final Setup setup;
    private final SessionFacts facts;
    private final Custody custody;
    private BlockList blocked = BlockList.EMPTY;

    Incoming(Setup setup, SessionFacts facts, Custody custody) {
        this.custody = custody;
        this.setup = setup;
        this.facts = facts;
    }

    /** Whom the user blocks from now on. */
    void block(BlockList list) {
        blocked = list;
    }

    /** @param position of the stanza in the stream */
    Result take(Stanza received, long position) {
        var claimed = received.from();
        if (claimed.isPresent()
                && !claimed.get().equals(facts.session())
                && !claimed.get().equals(facts.session().bare())) {
            setup.figures().spoofed();
            return new Result.Broken(StreamError.of(Condition.INVALID_FROM, "A stanza's 'from' is not this session."));
        }
        var header = received.header().withFrom(facts.session());
        if (header.lang().isEmpty() && !facts.lang().isEmpty()) {
            // RFC 6120 §8.1.5: the stream's language is the stanza's where it names none.
            header = header.withLang(facts.lang());
        }
        return send(ImpliedAddress.complete(received.with(header), facts.session()), position);
    }

    private Result send(Stanza stanza, long position) {
        var now = new Facts(facts.session().bare(), setup.services().clock().instant(), blocked, Contacts.EMPTY);
        return switch (setup.services().sendPipeline().apply(stanza, now)) {
            case Verdict.Pass pass -> {
                pass.effects().forEach(this::perform);
                yield knock(pass.stanza(), position, now);
            }
            case Verdict.Bounce bounce -> refused(stanza, bounce.error());
            case Verdict.Drop _ -> new Result.Done();
        };
    }

    private void perform(Effect effect) {
        switch (effect) {
            case Effect.Deliver deliver -> {
                if (setup.services().gates().knock(Gate.SEND, deliver.stanza())
                        instanceof Gates.Answer.Through through) {
                    setup.services().delivery().deliver(through.passed());
                }
            }
        }
    }

    private Result knock(Stanza stanza, long position, Facts now) {
        return switch (setup.services().gates().knock(Gate.SEND, stanza)) {
            case Gates.Answer.Through through -> route(stanza, through.passed(), position, now);
            case Gates.Answer.Refused refused -> refused(stanza, refused.error());
        };
    }

    private Result route(Stanza stanza, Passed passed, long position, Facts now) {
        return switch (stanza) {
            case Presence presence -> {
                if (OutboundPresence.isDirect(presence)) {
                    // The same way as messages, so that the two keep their order (RFC 6120 §10.1).
                    setup.services().delivery().deliver(passed);
                }
                facts.home().announce(passed);
                yield new Result.Done();
            }
            case Iq iq
            when isForServer(iq) ->
                setup.services()
                        .requests()
                        .answer(IqHandler.Scope.SERVER, iq, now)
                        .<Result>map(answer -> new Result.Awaited(iq, answer))
                        .orElseGet(Result.Done::new);
            case Message message
            when RecordRules.isRecorded(message) -> {
                if (!custody.hasOwner(message)) {
                    setup.services().delivery().deliver(passed);
                }
                custody.entrust(position, passed);
                yield new Result.Entrusted();
            }
            case Message message -> {
                setup.services().delivery().deliver(passed);
                if (CarbonCopies.isSentEligible(message)) {
                    facts.home().tell(new ToUser.Sent(setup.context().getSelf(), passed, Optional.empty()));
                }
                yield new Result.Done();
            }
            case Iq _ -> {
                setup.services().delivery().deliver(passed);
                yield new Result.Done();
            }
        };
    }

    private boolean isForServer(Iq iq) {
        return setup.services().routing().routeTo(facts.session(), iq.to().orElseThrow()) instanceof Route.ToServer;
    }

    /** Errors and answers are never answered (RFC 6120 §8.3.1). */
    private static Result refused(Stanza stanza, StanzaError error) {
        var isAnswered = !stanza.isError() && (!(stanza instanceof Iq iq) || iq.isRequest());
        return isAnswered ? new Result.Answer(stanza.bounce(error)) : new Result.Done();
    }
}
