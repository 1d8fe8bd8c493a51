package io.outcry.actors.user;

import io.outcry.actors.client.ToUser;
import io.outcry.actors.user.User.Setup;
import io.outcry.core.contact.UserState;
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
            take(message);
        }
    }

    private void take(Message message) {
        var sender = message.from().orElseThrow();
        var isToItself = message.to().orElseThrow().sameAccount(setup.account());
        if (recorder.isOn() && RecordRules.isRecorded(message) && !isToItself) {
            record(message);
        } else {
            recorder.follow(sender, () -> copy(message));
        }
    }

    private void record(Message message) {
        var services = setup.services();
        var id = services.ledgerIds().get();
        var entry = Entry.sent(id, services.clock().instant(), message, services.text());
        recorder.put(entry, message.from().orElseThrow(), new Line.Ending() {
            @Override
            public void recorded(long seq) {
                copy((Message) StanzaId.stamp(message, setup.account(), id));
            }

            @Override
            public void refused() {
                setup.context().getLog().atWarn().log("message.unrecorded");
            }
        });
    }

    private void copy(Message message) {
        var sender = message.from().orElseThrow().resource();
        giving.copies(CarbonCopies.ofSent(state.get(), message, sender));
    }
}
