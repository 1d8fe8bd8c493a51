package io.outcry.core.routing;

import io.outcry.core.stanza.StanzaError;
import java.util.List;

/** What becomes of a stanza that reached the account it is for. */
public sealed interface LocalVerdict {

    /** Give it to these sessions, at least one. */
    record ToSessions(List<String> resources) implements LocalVerdict {

        public ToSessions {
            resources = List.copyOf(resources);
        }
    }

    /** No session takes it; it waits for one, if it is of a kind that waits. */
    record Keep() implements LocalVerdict {}

    /** The server answers in the account's name: requests, subscriptions, probes. */
    record ForAccount() implements LocalVerdict {}

    /** Stop here and tell nobody. */
    record Drop(String reason) implements LocalVerdict {}

    /** Send it back. */
    record Bounce(StanzaError error) implements LocalVerdict {}
}
