package io.outcry.actors.user;

import io.outcry.actors.user.User.Setup;
import io.outcry.core.contact.UserState;
import io.outcry.core.feature.carbons.CarbonCopies;
import io.outcry.core.feature.offline.OfflineRules;
import io.outcry.core.ledger.Entry;
import io.outcry.core.policy.Passed;
import io.outcry.core.routing.LocalDelivery;
import io.outcry.core.routing.LocalVerdict;
import io.outcry.core.stanza.Message;
import java.util.List;
import java.util.function.Supplier;

/** What follows once a message is on record: the account's clients get it, or it waits for one. */
final class Placing {

    private final Setup setup;
    private final Clients clients;
    private final Recorder recorder;
    private final Kept kept;
    private final Supplier<UserState> state;
    private final Giving giving;
    private boolean isOver;

    Placing(Setup setup, Clients clients, Recorder recorder, Kept kept, Supplier<UserState> state) {
        this.setup = setup;
        this.clients = clients;
        this.recorder = recorder;
        this.kept = kept;
        this.state = state;
        this.giving = new Giving(setup, clients);
    }

    /** The clients are gone or going: what is on its way into the ledger waits there. */
    void giveToNobody() {
        isOver = true;
        kept.giveToNobody();
    }

    /** What would be done with a message now. */
    LocalVerdict verdict(Message message) {
        return LocalDelivery.decide(message, state.get().sessions());
    }

    /** As the account wants its archive to have it. */
    Entry listed(Entry entry) {
        return state.get().listed(entry);
    }

    /**
     * Gives a message to the clients that it is for now, or lets it wait.
     *
     * @param passed the message with its name, as clients get it
     */
    void place(Message message, Passed passed, long seq) {
        var resources = isOver ? List.<String>of() : resources(message);
        if (!resources.isEmpty()) {
            deliver(passed, seq, resources);
        } else if (isOver || OfflineRules.isKept(message)) {
            letWait(seq);
        } else {
            setup.figures().dropped();
        }
    }

    /** Who is there to be given it. */
    private List<String> resources(Message message) {
        return verdict(message) instanceof LocalVerdict.ToSessions sessions
                ? sessions.resources().stream().filter(clients::isThere).toList()
                : List.of();
    }

    private void deliver(Passed passed, long seq, List<String> resources) {
        setup.figures().delivered();
        recorder.undelivered().meant(seq, resources);
        for (var resource : resources) {
            if (kept.isGivingTo(resource)) {
                kept.defer(resource, seq);
            } else {
                recorder.undelivered().sent(seq, resource);
                clients.deliver(resource, passed, seq);
            }
        }
        if (passed.stanza() instanceof Message named) {
            giving.copies(CarbonCopies.ofReceived(state.get(), named, resources));
        }
    }

    /** The message waits in the ledger for the next client that takes messages. */
    void letWait(long seq) {
        setup.figures().kept();
        recorder.undelivered().waits(seq);
        if (!isOver) {
            kept.giveToSomebody();
        }
    }
}
