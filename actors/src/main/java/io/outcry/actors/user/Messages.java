package io.outcry.actors.user;

import io.outcry.actors.client.Consignment;
import io.outcry.actors.ledger.Line;
import io.outcry.actors.user.User.Setup;
import io.outcry.core.address.Jid;
import io.outcry.core.contact.UserState;
import io.outcry.core.custody.Fingerprint;
import io.outcry.core.feature.carbons.CarbonCopies;
import io.outcry.core.feature.offline.OfflineRules;
import io.outcry.core.ledger.Entry;
import io.outcry.core.ledger.RecordRules;
import io.outcry.core.policy.Gate;
import io.outcry.core.policy.Gates;
import io.outcry.core.policy.Passed;
import io.outcry.core.routing.LocalVerdict;
import io.outcry.core.stanza.Message;
import io.outcry.core.stanza.StanzaId;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Messages that reach the account: the gate RECEIVE, then the record, and only then its clients. What is not put on record
 * comes behind what its sender sent before.
 */
final class Messages {

    private final Setup setup;
    private final Clients clients;
    private final Recorder recorder;
    private final Kept kept;
    private final Placing placing;
    private final Supplier<UserState> state;
    private final Giving giving;

    Messages(Setup setup, Clients clients, Recorder recorder, Kept kept, Supplier<UserState> state) {
        this.setup = setup;
        this.clients = clients;
        this.recorder = recorder;
        this.kept = kept;
        this.placing = new Placing(setup, clients, recorder, kept, state);
        this.state = state;
        this.giving = new Giving(setup, clients);
    }

    /** The receive pipeline let it through. */
    void take(Message message, Reply reply) {
        var isKeptHere = !setup.services().routing().isOfOurRooms(message);
        if (recorder.isOn() && isKeptHere && RecordRules.isRecorded(message)) {
            record(message, reply);
        } else {
            recorder.follow(message.from().orElseThrow(), () -> pass(message, reply));
        }
    }

    /** See {@link Recorder#isInTurn}. */
    boolean isInTurn(Consignment consignment) {
        return recorder.isInTurn(Optional.of(consignment));
    }

    /** Something of this sender is on its way into the ledger, and other stanzas have to come behind it. */
    boolean areUnderWayFrom(Jid sender) {
        return recorder.isAwaited(sender);
    }

    void follow(Jid sender, Runnable task) {
        recorder.follow(sender, task);
    }

    /** Nothing waits for messages any more. */
    void release() {
        recorder.release();
    }

    /** The clients are gone or going. */
    void giveToNobody() {
        placing.giveToNobody();
    }

    private void record(Message message, Reply reply) {
        var received = Received.of(setup, recorder, placing, message, reply);
        switch (recorder.receipts().take(received.mark())) {
            case ON_RECORD -> reply.settled();
            case UNDER_WAY -> setup.context().getLog().atDebug().log("message.repeated");
            case NEW -> record(received);
        }
    }

    private void record(Received received) {
        var named = StanzaId.stamp(
                received.message(), setup.account(), received.entry().id());
        switch (setup.services().gates().knock(Gate.RECEIVE, named)) {
            case Gates.Answer.Through through -> decide(received, through.passed());
            case Gates.Answer.Refused refused -> received.bounce(refused.error());
        }
    }

    private void decide(Received received, Passed named) {
        switch (placing.verdict(received.message())) {
            case LocalVerdict.ToSessions _ -> received.put(named);
            case LocalVerdict.Keep _ -> keep(received);
            case LocalVerdict.Bounce bounce -> received.bounce(bounce.error());
            case LocalVerdict.Drop drop -> received.drop(drop.reason());
            case LocalVerdict.ForAccount _ -> received.drop("nothing for the account itself");
        }
    }

    private void keep(Received received) {
        switch (OfflineRules.decide(
                received.message(), 0, setup.services().config().offline())) {
            case LocalVerdict.Keep _ -> received.keep();
            case LocalVerdict.Bounce bounce -> received.bounce(bounce.error());
            case LocalVerdict.Drop drop -> received.drop(drop.reason());
            case LocalVerdict.ToSessions _, LocalVerdict.ForAccount _ -> received.drop("not for any client");
        }
    }

    /** Without a record, but for what waits for a client. */
    private void pass(Message message, Reply reply) {
        switch (setup.services().gates().knock(Gate.RECEIVE, message)) {
            case Gates.Answer.Through through -> pass(message, through.passed(), reply);
            case Gates.Answer.Refused refused -> reply.refused(refused.error());
        }
    }

    private void pass(Message message, Passed passed, Reply reply) {
        if (message.isError()) {
            noteRefusal(message);
        }
        if (placing.verdict(message) instanceof LocalVerdict.ToSessions sessions
                && sessions.resources().stream().anyMatch(clients::isThere)) {
            deliver(message, passed, reply, sessions.resources());
        } else {
            decide(Received.of(setup, recorder, placing, message, reply), passed);
        }
    }

    /** The session that is still being given what was kept gets what is new behind that, where it is of a kind that waits. */
    private void deliver(Message message, Passed passed, Reply reply, List<String> resources) {
        setup.figures().delivered();
        var waits = OfflineRules.isKept(message) && resources.stream().anyMatch(kept::isGivingTo);
        resources.stream()
                .filter(resource -> !waits || !kept.isGivingTo(resource))
                .forEach(resource -> clients.deliver(resource, passed, 0));
        giving.copies(CarbonCopies.ofReceived(state.get(), message, resources));
        if (waits) {
            Received.of(setup, recorder, placing, message, reply).keep();
        } else {
            reply.settled();
        }
    }

    /** The record says as well what became of what the account sent; nobody waits for that. */
    void noteRefusal(Message error) {
        if (recorder.isOn()) {
            var services = setup.services();
            var entry =
                    Entry.refused(services.ledgerIds().get(), services.clock().instant(), error, services.text());
            var mark = Fingerprint.of(Optional.empty(), "", entry.stanza());
            recorder.put(entry, mark, error.from().orElseThrow(), Line.Ending.NOTHING);
        }
    }
}
