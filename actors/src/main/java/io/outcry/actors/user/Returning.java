package io.outcry.actors.user;

import io.outcry.actors.client.ToClient;
import io.outcry.actors.client.ToUser;
import io.outcry.actors.user.User.Setup;
import io.outcry.core.contact.Outcome;
import io.outcry.core.contact.UserState;
import io.outcry.core.feature.presence.OutboundPresence;
import io.outcry.core.stream.StreamError;
import io.outcry.core.stream.StreamError.Condition;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Sessions outlive their user's actor: each comes back to its next life and says what it is and has. */
final class Returning {

    private final Setup setup;
    private final Clients clients;
    private final UnderWay underWay;

    Returning(Setup setup, Clients clients, UnderWay underWay) {
        this.setup = setup;
        this.clients = clients;
        this.underWay = underWay;
    }

    /** The state with the session in it, unless another client has its resource by now. */
    UserState take(UserState state, ToUser.Rejoin rejoin) {
        var client = rejoin.client();
        var resource = rejoin.session().resource();
        if (rejoin.succeeds()
                .filter(holder -> clients.maySucceed(client, holder, resource, rejoin.streamId()))
                .isPresent()) {
            return takeOver(state, rejoin);
        }
        if (clients.isOf(client, resource)) {
            client.tell(new ToClient.Rejoined(setup.context().getSelf()));
            return state;
        }
        if (clients.resources().contains(resource)) {
            client.tell(new ToClient.End(StreamError.of(
                    Condition.CONFLICT, "Another client took this session's resource while its home moved.")));
            return state;
        }
        clients.add(resource, client);
        gather();
        welcome(state, rejoin);
        return state.with(rejoin.session());
    }

    /** The session's node is lost, or silent: it goes on from what its witness knew. What is known here is newer. */
    private UserState takeOver(UserState state, ToUser.Rejoin rejoin) {
        var resource = rejoin.session().resource();
        clients.takeOver(resource, rejoin.client());
        underWay.ended(resource);
        welcome(state, rejoin);
        underWay.kept().giveToSomebody();
        return state;
    }

    private void welcome(UserState state, ToUser.Rejoin rejoin) {
        var client = rejoin.client();
        clients.resumable(client, rejoin.streamId(), rejoin.outlives());
        client.tell(new ToClient.Rejoined(setup.context().getSelf()));
        clients.tellBlocked(client, state.blocked());
        underWay.kept().returned(rejoin.session().resource(), rejoin.given());
        setup.figures().rejoined();
    }

    /** Others may be on their way back. */
    private void gather() {
        var timer = new User.Gathered();
        if (!setup.timers().isTimerActive(timer)) {
            setup.timers().startSingleTimer(timer, setup.services().config().gatherFor());
            underWay.kept().gather();
        }
    }

    /** Whoever was to come back is back: the rest of what waits is given to somebody. */
    void gathered() {
        var refreshWithin = setup.services().config().refreshWithin();
        setup.timers().startSingleTimer(new User.RefreshDue(), upTo(refreshWithin));
        underWay.kept().gathered();
    }

    /** At different times for different accounts, for a node's death concerns thousands of them at once. */
    private static Duration upTo(Duration limit) {
        return Duration.ofMillis(1 + ThreadLocalRandom.current().nextLong(Math.max(1, limit.toMillis())));
    }

    /** What contacts said meanwhile was lost, and what their clients want to hear of is known no more. */
    Outcome refresh(UserState state) {
        var outcome = OutboundPresence.askAgain(state);
        for (var session : state.sessions().available()) {
            outcome = outcome.then(after -> session.presence()
                    .map(presence -> presence.with(
                            presence.header().withFrom(setup.account().withResource(session.resource()))))
                    .map(presence -> setup.services().listening().heard(after, presence))
                    .orElseGet(() -> Outcome.nothing(after)));
        }
        return outcome;
    }
}
