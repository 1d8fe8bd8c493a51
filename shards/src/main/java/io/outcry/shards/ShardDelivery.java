package io.outcry.shards;

import io.outcry.actors.client.Users;
import io.outcry.actors.room.Reflecting;
import io.outcry.actors.room.Room;
import io.outcry.actors.room.Rooms;
import io.outcry.actors.user.User;
import io.outcry.core.feature.Facts;
import io.outcry.core.feature.IqHandler;
import io.outcry.core.feature.IqTable;
import io.outcry.core.feature.muc.RoomService;
import io.outcry.core.policy.Gate;
import io.outcry.core.policy.Gates;
import io.outcry.core.policy.Passed;
import io.outcry.core.room.RoomPlace;
import io.outcry.core.routing.Delivery;
import io.outcry.core.routing.Route;
import io.outcry.core.routing.RoutingTable;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.Message;
import io.outcry.core.stanza.Presence;
import io.outcry.core.stanza.Stanza;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stanza.StanzaError.Condition;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Hands stanzas to the entity that they are for. Federation is not there yet: what is for another domain comes back to its
 * sender.
 *
 * @param users the way to users, found once the cluster is up
 * @param rooms the way to rooms, likewise
 */
public record ShardDelivery(
        RoutingTable routing,
        Supplier<Users> users,
        Supplier<Rooms> rooms,
        RoomService roomService,
        IqTable requests,
        Gates gates,
        Clock clock)
        implements Delivery, Reflecting {

    @Override
    public void deliver(Passed passed) {
        var stanza = passed.stanza();
        if (stanza.to().isEmpty() || stanza.from().isEmpty()) {
            return;
        }
        switch (routing.routeTo(stanza.from().get(), stanza.to().get())) {
            case Route.ToUser user -> users.get().tell(user.account(), new User.Receive(stanza));
            case Route.ToRoom room -> rooms.get().tell(room.room(), new Room.Receive(stanza));
            case Route.ToRoomService _ -> answer(stanza, iq -> Optional.of(roomService.answer(iq)));
            case Route.ToServer _ -> answer(stanza, this::answerForServer);
            case Route.ToPeer peer -> bounce(stanza, notFederated(peer));
        }
    }

    @Override
    public boolean reflect(Passed message, RoomPlace place) {
        var stanza = message.stanza();
        if (routing.routeTo(stanza.from().orElseThrow(), stanza.to().orElseThrow()) instanceof Route.ToUser user) {
            users.get().tell(user.account(), new User.Receive(stanza, Optional.of(place)));
            return true;
        }
        deliver(message);
        return false;
    }

    private static StanzaError notFederated(Route.ToPeer peer) {
        return StanzaError.of(
                Condition.REMOTE_SERVER_NOT_FOUND,
                "%s does not federate with %s.".formatted(peer.localDomain(), peer.remoteDomain()));
    }

    /** A request that an account or another domain sends to the server itself; a session answers its client's own. */
    private Optional<CompletionStage<Iq>> answerForServer(Iq iq) {
        return requests.answer(
                IqHandler.Scope.SERVER, iq, Facts.of(iq.from().orElseThrow().bare(), clock.instant()));
    }

    private void answer(Stanza stanza, Function<Iq, Optional<CompletionStage<Iq>>> service) {
        switch (stanza) {
            case Iq iq
            when iq.isRequest() ->
                service.apply(iq)
                        .ifPresent(answer -> answer.whenComplete((result, failure) -> {
                            if (failure == null) {
                                send(result);
                            } else {
                                bounce(iq, StanzaError.of(Condition.INTERNAL_SERVER_ERROR));
                            }
                        }));
            case Iq _ -> {
                // Nobody here asked.
            }
            case Message _, Presence _ -> bounce(stanza, StanzaError.of(Condition.SERVICE_UNAVAILABLE));
        }
    }

    private void bounce(Stanza stanza, StanzaError error) {
        var isAnswered = !stanza.isError() && (!(stanza instanceof Iq iq) || iq.isRequest());
        if (isAnswered) {
            send(stanza.bounce(error));
        }
    }

    private void send(Stanza stanza) {
        if (gates.knock(Gate.SEND, stanza) instanceof Gates.Answer.Through through) {
            deliver(through.passed());
        }
    }
}
