package io.outcry.actors.user;

import io.outcry.actors.client.ToUser;
import io.outcry.actors.ledger.Line;
import io.outcry.actors.user.User.Setup;
import io.outcry.core.contact.UserState;
import io.outcry.core.custody.Fingerprint;
import io.outcry.core.feature.carbons.CarbonCopies;
import io.outcry.core.ledger.Entry;
import io.outcry.core.ledger.RecordRules;
import io.outcry.core.stanza.Message;
import io.outcry.core.stanza.StanzaId;
import java.util.function.Supplier;

/** What the account's clients send, which is on its way already: the record, and then copies for the other clients. */
final class SentMessages {

    private final Setup setup;
    private final Recorder recorder;
    private final Giving giving;
    private final Supplier<UserState> state;

    SentMessages(Setup setup, Clients clients, Recorder recorder, Supplier<UserState> state) {
        this.setup = setup;
        this.recorder = recorder;
        this.giving = new Giving(setup, clients);
        this.state = state;
    }

    void take(ToUser.Sent sent) {
        if (sent.message().stanza() instanceof Message message) {
            var reply = new Reply(setup, message, sent.consignment());
            if (recorder.isInTurn(sent.consignment())) {
                take(message, reply);
            }
        }
    }

    private void take(Message message, Reply reply) {
        var isToItself = message.to().orElseThrow().sameAccount(setup.account());
        if (recorder.isOn() && RecordRules.isRecorded(message) && !isToItself) {
            record(message, reply);
        } else {
            recorder.follow(message.from().orElseThrow(), () -> copy(message));
            reply.settled();
        }
    }

    private void record(Message message, Reply reply) {
        var services = setup.services();
        var entry = Entry.sent(services.ledgerIds().get(), services.clock().instant(), message, services.text());
        var mark = Fingerprint.of(reply.place(), entry.originId(), entry.stanza());
        switch (recorder.receipts().take(mark)) {
            case ON_RECORD -> reply.settled();
            case UNDER_WAY -> setup.context().getLog().atDebug().log("message.repeated");
            case NEW -> put(message, entry, mark, reply);
        }
    }

    private void put(Message message, Entry entry, Fingerprint mark, Reply reply) {
        recorder.put(state.get().listed(entry), mark, message.from().orElseThrow(), new Line.Ending() {
            @Override
            public void recorded(long seq) {
                reply.settled();
                copy((Message) StanzaId.stamp(message, setup.account(), entry.id()));
            }

            @Override
            public void repeated() {
                reply.settled();
            }

            @Override
            public void refused() {
                // Its receiver may have it, so nobody is told that it failed: it comes again until it is on record.
                setup.context().getLog().atWarn().log("message.unrecorded");
            }
        });
    }

    private void copy(Message message) {
        var sender = message.from().orElseThrow().resource();
        giving.copies(CarbonCopies.ofSent(state.get(), message, sender));
    }
}
