package io.outcry.actors.c2s;

import io.outcry.actors.c2s.ClientSession.Setup;
import io.outcry.core.address.Jid;
import io.outcry.core.feature.ping.Ping;
import io.outcry.core.feature.streammanagement.Outbox;
import java.time.Instant;
import java.util.Optional;

/** Whether the client is still there: pings a quiet one, asks a managed one for its count, and gives up a silent one. */
final class Liveness {

    private final Setup setup;
    private final SessionFacts facts;
    private final Outgoing outgoing;
    private boolean isHeard;
    private Instant heardAt;
    private Instant pingedAt = Instant.EPOCH;

    Liveness(Setup setup, SessionFacts facts, Outgoing outgoing) {
        this.setup = setup;
        this.facts = facts;
        this.outgoing = outgoing;
        this.heardAt = setup.services().clock().instant();
    }

    void heard() {
        isHeard = true;
    }

    /** The reason why the client counts as gone, empty while it does not. */
    Optional<String> tick() {
        var now = setup.services().clock().instant();
        if (isHeard) {
            isHeard = false;
            heardAt = now;
        }
        var due = outgoing.managed().map(stream -> stream.outbox().due(now)).orElse(Outbox.Due.NOTHING);
        return switch (due) {
            case GIVE_UP -> Optional.of("the client does not acknowledge");
            case ASK -> {
                outgoing.ask();
                yield Optional.empty();
            }
            case NOTHING -> silence(now);
        };
    }

    private Optional<String> silence(Instant now) {
        return switch (setup.services().config().keepAlive().due(heardAt, pingedAt, now)) {
            case GIVE_UP -> Optional.of("the client does not answer");
            case PING -> {
                pingedAt = now;
                outgoing.answer(Ping.request(Jid.ofDomain(facts.domain()), facts.session(), StreamIds.next()));
                yield Optional.empty();
            }
            case NOTHING -> Optional.empty();
        };
    }
}
