package io.outcry.actors.user;

import io.outcry.actors.user.User.Setup;
import io.outcry.core.contact.Outcome;
import io.outcry.core.contact.UserState;
import io.outcry.core.feature.pep.Listening;
import io.outcry.core.feature.presence.OutboundPresence;
import io.outcry.core.routing.Session;
import io.outcry.core.stanza.Presence;
import java.time.Instant;

/** What follows from the presence of the account's own clients, and from their end. */
final class Announcing {

    private final Setup setup;

    Announcing(Setup setup) {
        this.setup = setup;
    }

    Outcome announced(UserState state, String resource, Presence presence) {
        var limits = setup.services().config().contacts();
        var decided = OutboundPresence.handle(state, resource, presence, now(), limits);
        if (presence.to().isEmpty()) {
            setup.figures().broadcast(decided.acts());
        }
        return decided.then(after -> heard(after, resource, presence))
                .then(after -> presence.to()
                        .map(contact -> setup.services().listening().letIn(state, after, contact))
                        .orElseGet(() -> Outcome.nothing(after)));
    }

    /** What one of the account's own clients wants to hear of, where it is there for it. */
    private Outcome heard(UserState after, String resource, Presence presence) {
        var client = setup.account().withResource(resource);
        var isThere =
                after.sessions().find(resource).filter(Session::isAvailable).isPresent();
        if (!isThere) {
            return Outcome.nothing(Listening.gone(after, client));
        }
        return presence.to().isPresent()
                ? Outcome.nothing(after)
                : setup.services()
                        .listening()
                        .heard(after, presence.with(presence.header().withFrom(client)));
    }

    Outcome sessionEnded(UserState state, String resource) {
        var client = setup.account().withResource(resource);
        return OutboundPresence.sessionEnded(state, resource, now())
                .then(after -> Outcome.nothing(Listening.gone(after, client)));
    }

    private Instant now() {
        return setup.services().clock().instant();
    }
}
