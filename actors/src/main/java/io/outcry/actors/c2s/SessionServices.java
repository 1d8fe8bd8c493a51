package io.outcry.actors.c2s;

import io.outcry.actors.client.Users;
import io.outcry.actors.client.Witnesses;
import io.outcry.actors.room.Rooms;
import io.outcry.core.Stores;
import io.outcry.core.auth.LoginAttempts;
import io.outcry.core.auth.SaslSetup;
import io.outcry.core.feature.IqTable;
import io.outcry.core.feature.Pipeline;
import io.outcry.core.feature.register.NewKeys;
import io.outcry.core.feature.register.RegistrationRules;
import io.outcry.core.meter.Meter;
import io.outcry.core.policy.Gates;
import io.outcry.core.routing.Delivery;
import io.outcry.core.routing.RoutingTable;
import io.outcry.core.stream.StreamOffers;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * What every session of a node shares.
 *
 * @param domains ours, the first of them answers who named none
 * @param newKeys makes the keys of accounts that clients register
 * @param crypto runs the expensive steps of logins; bounded, and refuses when full
 */
public record SessionServices(
        ClientConfig config,
        List<String> domains,
        StreamOffers offers,
        SaslSetup sasl,
        LoginAttempts attempts,
        RegistrationRules registration,
        NewKeys newKeys,
        Stores stores,
        Users users,
        Rooms rooms,
        Witnesses witnesses,
        RoutingTable routing,
        Pipeline sendPipeline,
        IqTable requests,
        Gates gates,
        Delivery delivery,
        Executor crypto,
        Clock clock,
        Meter meter) {

    public SessionServices {
        domains = List.copyOf(domains);
    }

    /** The domain that speaks where the client named none of ours. */
    String domainOr(String domain) {
        return domain.isEmpty() ? domains.getFirst() : domain;
    }
}
