package io.outcry.core.feature;

import io.outcry.core.contact.Outcome;
import io.outcry.core.contact.UserState;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.Name;
import java.time.Instant;

/**
 * Answers one kind of request to an account with the account's whole state at hand, which it may change. Requests that
 * need none of it are answered by an {@link IqHandler}.
 *
 * @param name the request's payload
 */
public record AccountRule(Name name, Decision decision) {

    /** Answers in any case, for somebody waits. */
    @FunctionalInterface
    public interface Decision {

        Outcome decide(UserState state, Iq request, Instant now);
    }
}
