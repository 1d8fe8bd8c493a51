package io.outcry.actors.c2s;

import io.outcry.actors.c2s.ClientSession.Setup;
import io.outcry.actors.client.ToClient;
import io.outcry.actors.client.ToUser;
import io.outcry.core.feature.csi.ClientStateIndication.Indication;
import io.outcry.core.feature.csi.HeldStanzas;
import io.outcry.core.feature.streammanagement.ManagedStream;
import io.outcry.core.feature.streammanagement.Outbox;
import io.outcry.core.feature.streammanagement.ResumeId;
import io.outcry.core.feature.streammanagement.Signal;
import io.outcry.core.feature.streammanagement.Unacknowledged;
import io.outcry.core.policy.Gate;
import io.outcry.core.policy.Gates;
import io.outcry.core.policy.Passed;
import io.outcry.core.stanza.Stanza;
import io.outcry.core.stream.StreamError;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Everything that goes to the client of a session: held back while the client is inactive, kept until it is acknowledged,
 * written while there is a connection. Belongs to one session's actor.
 */
final class Outgoing {

    /** How it stands with the client after something was sent. */
    enum Standing {
        FINE,
        /** The client does not acknowledge what it gets: its session cannot go on. */
        TOO_FAR_BEHIND
    }

    private final Setup setup;
    private final SessionFacts facts;
    private final LedgerMarks marks = new LedgerMarks();
    private Optional<HeldStanzas> held = Optional.empty();
    private Optional<ManagedStream> managed = Optional.empty();
    private boolean isConnected = true;
    private long sent;

    Outgoing(Setup setup, SessionFacts facts) {
        this.setup = setup;
        this.facts = facts;
    }

    /** Goes on with a stream that another connection began; its stanzas are sent again by the caller. */
    Outgoing(Setup setup, SessionFacts facts, ManagedStream stream, long sent, ToClient.Resumed earlier) {
        this(setup, facts);
        this.managed = Optional.of(stream);
        this.sent = sent;
        this.marks.restore(earlier.keptMarks(), earlier.had());
        setup.figures().unacknowledged(stream.outbox().size());
    }

    Optional<ManagedStream> managed() {
        return managed;
    }

    /** Under which the stream can be resumed, empty where it cannot. */
    String streamId() {
        return managed.flatMap(ManagedStream::id).map(ResumeId::text).orElse("");
    }

    /** How long it outlives its connection. */
    Duration resumeTimeout() {
        return managed.map(ManagedStream::resumeTimeout).orElse(Duration.ZERO);
    }

    void manage(ManagedStream stream) {
        managed = Optional.of(stream);
        // The stream's counts begin with it: XEP-0198 §4.
        sent = 0;
    }

    /** Nothing is written any more; a managed stream's stanzas wait for the next connection. */
    Standing disconnect() {
        isConnected = false;
        setup.figures().held(0);
        return held.map(HeldStanzas::reset).map(this::sendAll).orElse(Standing.FINE);
    }

    Standing indicate(Indication indication) {
        var holding =
                held.orElseGet(() -> new HeldStanzas(setup.services().config().clientState()));
        held = Optional.of(holding);
        setup.figures().held(0);
        return sendAll(holding.on(indication));
    }

    /** What the server itself says to its client, such as the answer to a request. */
    Standing answer(Stanza stanza) {
        return setup.services().gates().knock(Gate.RECEIVE, stanza) instanceof Gates.Answer.Through through
                ? give(through.passed(), 0)
                : Standing.FINE;
    }

    /** @param seq its number in the ledger, 0 where it is not on record */
    Standing give(Passed passed, long seq) {
        var stanza = passed.stanza();
        if (held.isEmpty()) {
            return send(stanza, seq);
        }
        if (seq > 0) {
            // What is on record is never held back.
            sendAll(held.get().yieldAll());
            setup.figures().held(0);
            return send(stanza, seq);
        }
        var standing = sendAll(held.get().offer(stanza));
        setup.figures().held(held.get().size());
        return standing;
    }

    /** Gives all of them; how it stands after the last one is how it stands. */
    Standing giveAll(List<ToClient.Deliver> delivers) {
        var standing = Standing.FINE;
        for (var deliver : delivers) {
            standing = give(deliver);
        }
        return standing;
    }

    /** Unless it came from a room and is not its turn, or was given already. */
    Standing give(ToClient.Deliver deliver) {
        return facts.fromRooms().take(deliver) ? give(deliver.stanza(), deliver.seq()) : Standing.FINE;
    }

    private Standing sendAll(List<Stanza> stanzas) {
        var standing = Standing.FINE;
        for (var stanza : stanzas) {
            standing = send(stanza, 0);
        }
        return standing;
    }

    private Standing send(Stanza stanza, long seq) {
        sent++;
        if (seq > 0) {
            mark(seq);
        }
        if (isConnected) {
            setup.wire().stanza(stanza);
        }
        if (managed.isEmpty()) {
            return Standing.FINE;
        }
        var outbox = managed.get().outbox();
        var addition = outbox.add(stanza, setup.services().clock().instant());
        setup.figures().unacknowledged(outbox.size());
        return switch (addition) {
            case KEPT -> Standing.FINE;
            case KEPT_AND_ASK -> {
                ask();
                yield Standing.FINE;
            }
            case OVERFLOWED -> {
                setup.figures().tooFarBehind();
                yield Standing.TOO_FAR_BEHIND;
            }
        };
    }

    /** The witness is told before the client has it: what nobody knows of would be given again after a crash. */
    private void mark(long seq) {
        if (managed.isEmpty()) {
            marks.sentForGood(seq);
            tellGiven(seq);
        } else {
            marks.sent(sent, seq);
            facts.witnessing().changed();
        }
    }

    void ask() {
        if (isConnected) {
            setup.wire().nonza(new Signal.AckRequest().element());
        }
    }

    /** Takes the client's count; an error ends the stream. */
    Optional<StreamError> acknowledge(long h, Instant now) {
        if (managed.isEmpty()) {
            return Optional.empty();
        }
        return switch (managed.get().outbox().acknowledge(h, now)) {
            case Outbox.Answer.Acknowledged _ -> {
                setup.figures().unacknowledged(managed.get().outbox().size());
                tellMarks();
                yield Optional.empty();
            }
            case Outbox.Answer.Behind _ -> Optional.empty();
            case Outbox.Answer.TooHigh tooHigh -> Optional.of(tooHigh.error());
        };
    }

    /** Tells the user's actor what the client has by now of what was kept for it. */
    void tellMarks() {
        var has = sent - managed.map(stream -> stream.outbox().size()).orElse(0);
        marks.has(has).ifPresent(seq -> {
            tellGiven(seq);
            facts.witnessing().changed();
        });
    }

    LedgerMarks marks() {
        return marks;
    }

    /** What the client never acknowledged, but for what the ledger keeps anyway. */
    List<Unacknowledged> unacknowledged() {
        if (managed.isEmpty()) {
            return List.of();
        }
        var inLedger = marks.counts();
        var all = managed.get().outbox().unacknowledged();
        var first = sent - all.size() + 1;
        var rest = new ArrayList<Unacknowledged>();
        for (var i = 0; i < all.size(); i++) {
            if (!inLedger.contains(first + i)) {
                rest.add(all.get(i));
            }
        }
        return rest;
    }

    private void tellGiven(long seq) {
        facts.home().tell(new ToUser.Given(setup.context().getSelf(), seq));
    }
}
