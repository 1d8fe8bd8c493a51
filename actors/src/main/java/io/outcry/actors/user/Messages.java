package io.outcry.actors.user;

import io.outcry.actors.user.User.Setup;
import io.outcry.core.address.Jid;
import io.outcry.core.contact.UserState;
import io.outcry.core.feature.carbons.CarbonCopies;
import io.outcry.core.feature.offline.OfflineRules;
import io.outcry.core.ledger.Entry;
import io.outcry.core.ledger.RecordRules;
import io.outcry.core.policy.Gate;
import io.outcry.core.policy.Gates;
import io.outcry.core.policy.Passed;
import io.outcry.core.routing.LocalDelivery;
import io.outcry.core.routing.LocalVerdict;
import io.outcry.core.stanza.Message;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stanza.StanzaId;
import java.util.List;
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
    private final Supplier<UserState> state;
    private final Giving giving;
    private boolean isOver;

    Messages(Setup setup, Clients clients, Recorder recorder, Kept kept, Supplier<UserState> state) {
        this.setup = setup;
        this.clients = clients;
        this.recorder = recorder;
        this.kept = kept;
        this.state = state;
        this.giving = new Giving(setup, clients);
    }

    /** The receive pipeline let it through. */
    void take(Message message) {
        if (recorder.isOn() && RecordRules.isRecorded(message)) {
            record(message);
        } else {
            recorder.follow(message.from().orElseThrow(), () -> pass(message));
        }
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

    /** Its clients are gone or going: what is on its way into the ledger waits there. */
    void giveToNobody() {
        isOver = true;
        kept.giveToNobody();
    }

    private void record(Message message) {
        var id = setup.services().ledgerIds().get();
        var named = (Message) StanzaId.stamp(message, setup.account(), id);
        switch (setup.services().gates().knock(Gate.RECEIVE, named)) {
            case Gates.Answer.Through through -> decide(message, new OnRecord(id, message, named, through.passed()));
            case Gates.Answer.Refused refused -> Sending.bounce(setup, message, refused.error());
        }
    }

    private void decide(Message message, OnRecord ending) {
        switch (LocalDelivery.decide(message, state.get().sessions())) {
            case LocalVerdict.ToSessions _ -> put(ending);
            case LocalVerdict.Keep _ -> keep(message, ending);
            case LocalVerdict.Bounce bounce -> bounced(message, bounce.error());
            case LocalVerdict.Drop drop -> dropped(drop.reason());
            case LocalVerdict.ForAccount _ -> dropped("nothing for the account itself");
        }
    }

    private void put(OnRecord ending) {
        var services = setup.services();
        var entry = Entry.received(ending.id, services.clock().instant(), ending.message, services.text());
        recorder.put(entry, ending.message.from().orElseThrow(), ending);
    }

    private void keep(Message message, OnRecord ending) {
        switch (OfflineRules.decide(message, 0, setup.services().config().offline())) {
            case LocalVerdict.Keep _ -> put(ending.waiting());
            case LocalVerdict.Bounce bounce -> bounced(message, bounce.error());
            case LocalVerdict.Drop drop -> dropped(drop.reason());
            case LocalVerdict.ToSessions _, LocalVerdict.ForAccount _ -> dropped("not for any client");
        }
    }

    /** Without a record, but for what waits for a client. */
    private void pass(Message message) {
        switch (setup.services().gates().knock(Gate.RECEIVE, message)) {
            case Gates.Answer.Through through -> pass(message, through.passed());
            case Gates.Answer.Refused refused -> Sending.bounce(setup, message, refused.error());
        }
    }

    private void pass(Message message, Passed passed) {
        noteRefusal(message);
        var ending = new OnRecord(setup.services().ledgerIds().get(), message, message, passed);
        switch (LocalDelivery.decide(message, state.get().sessions())) {
            case LocalVerdict.ToSessions sessions -> {
                setup.figures().delivered();
                var waits = OfflineRules.isKept(message)
                        && sessions.resources().stream().anyMatch(kept::isGivingTo);
                sessions.resources().stream()
                        .filter(resource -> !waits || !kept.isGivingTo(resource))
                        .forEach(resource -> clients.deliver(resource, passed, 0));
                giving.copies(CarbonCopies.ofReceived(state.get(), message, sessions.resources()));
                if (waits) {
                    put(ending.waiting());
                }
            }
            case LocalVerdict.Keep _ -> keep(message, ending);
            case LocalVerdict.Bounce bounce -> bounced(message, bounce.error());
            case LocalVerdict.Drop drop -> dropped(drop.reason());
            case LocalVerdict.ForAccount _ -> dropped("nothing for the account itself");
        }
    }

    /** The record says as well what became of what the account sent; nobody waits for that. */
    private void noteRefusal(Message message) {
        if (recorder.isOn() && message.isError()) {
            var services = setup.services();
            var entry =
                    Entry.refused(services.ledgerIds().get(), services.clock().instant(), message, services.text());
            recorder.put(entry, message.from().orElseThrow(), Line.Ending.NOTHING);
        }
    }

    private void bounced(Message message, StanzaError error) {
        setup.figures().bounced();
        Sending.bounce(setup, message, error);
    }

    private void dropped(String reason) {
        setup.figures().dropped();
        setup.context().getLog().atDebug().addKeyValue("reason", reason).log("stanza.dropped");
    }

    /** What follows once a message is on record. */
    private final class OnRecord implements Line.Ending {

        private final String id;
        private final Message message;
        private final Message named;
        private final Passed passed;
        private final boolean isWaiting;

        OnRecord(String id, Message message, Message named, Passed passed) {
            this(id, message, named, passed, false);
        }

        private OnRecord(String id, Message message, Message named, Passed passed, boolean isWaiting) {
            this.id = id;
            this.message = message;
            this.named = named;
            this.passed = passed;
            this.isWaiting = isWaiting;
        }

        /** One that a client is given out of the ledger alone. */
        OnRecord waiting() {
            return new OnRecord(id, message, named, passed, true);
        }

        @Override
        public void recorded(long seq) {
            var verdict = LocalDelivery.decide(message, state.get().sessions());
            if (!isOver && !isWaiting && verdict instanceof LocalVerdict.ToSessions sessions) {
                deliver(sessions.resources(), seq);
            } else if (isOver || OfflineRules.isKept(message)) {
                leave(seq);
            } else {
                dropped("on record, and its session is gone");
            }
        }

        private void deliver(List<String> resources, long seq) {
            setup.figures().delivered();
            recorder.undelivered().meant(seq, resources);
            for (var resource : resources) {
                if (kept.isGivingTo(resource)) {
                    kept.defer(seq);
                } else {
                    recorder.undelivered().sent(seq, resource);
                    clients.deliver(resource, passed, seq);
                }
            }
            giving.copies(CarbonCopies.ofReceived(state.get(), named, resources));
        }

        private void leave(long seq) {
            setup.figures().kept();
            recorder.undelivered().waits(seq);
            if (!isOver) {
                state.get().sessions().takingMessages().stream()
                        .findFirst()
                        .ifPresent(session -> kept.giveTo(session.resource()));
            }
        }

        @Override
        public void refused() {
            bounced(message, setup.services().config().record().error());
        }

        @Override
        public void tooMany() {
            var limits = setup.services().config().offline();
            if (OfflineRules.decide(message, limits.maxMessages(), limits) instanceof LocalVerdict.Bounce bounce) {
                bounced(message, bounce.error());
            }
        }

        @Override
        public boolean isForNobodyYet() {
            return LocalDelivery.decide(message, state.get().sessions()) instanceof LocalVerdict.Keep;
        }
    }
}
