package io.outcry.actors.c2s;

import io.outcry.core.Positive;
import io.outcry.core.auth.AttemptLimits;
import io.outcry.core.auth.SaslMechanism;
import io.outcry.core.custody.CustodyConfig;
import io.outcry.core.feature.csi.ClientStateConfig;
import io.outcry.core.feature.ping.KeepAlive;
import io.outcry.core.feature.streammanagement.StreamManagementConfig;
import java.time.Duration;
import java.util.List;

/**
 * How clients are served.
 *
 * @param negotiationTimeout how long a client may take from its connection to its session
 * @param eventWindow how many stanzas of one client are in work at a time; beyond it its socket is not read
 * @param mechanisms the ways to log in that are switched on
 * @param trustsEmail a client certificate's e-mail address counts as its account's address
 * @param userTimeout how long a user's actor may take to take or refuse a session
 * @param askAgainAfter how long a user's actor may be silent until it is asked again, for it may live elsewhere by then
 * @param witnessWithin how long a session's witness on another node may take to answer
 * @param rejoinWithin how long a session goes on without its user's actor
 * @param tick how often a session looks at its client's silence
 */
public record ClientConfig(
        Duration negotiationTimeout,
        int eventWindow,
        List<SaslMechanism> mechanisms,
        boolean trustsEmail,
        AttemptLimits attempts,
        Duration userTimeout,
        Duration askAgainAfter,
        Duration witnessWithin,
        Duration rejoinWithin,
        Duration tick,
        KeepAlive keepAlive,
        ClientStateConfig clientState,
        StreamManagementConfig streamManagement,
        CustodyConfig custody) {

    public ClientConfig {
        mechanisms = List.copyOf(mechanisms);
        Positive.require("negotiation-timeout", negotiationTimeout);
        Positive.require("user-timeout", userTimeout);
        Positive.require("ask-again-after", askAgainAfter);
        Positive.require("witness-within", witnessWithin);
        Positive.require("rejoin-within", rejoinWithin);
        Positive.require("tick", tick);
        if (eventWindow < 2) {
            throw new IllegalArgumentException("event-window must be at least 2, was " + eventWindow);
        }
        if (custody.unconfirmedMessagesMax() < eventWindow) {
            throw new IllegalArgumentException("custody.unconfirmed-messages-max must be at least event-window, was "
                    + custody.unconfirmedMessagesMax());
        }
        if (mechanisms.isEmpty()) {
            throw new IllegalArgumentException("mechanisms must name at least one");
        }
    }
}
