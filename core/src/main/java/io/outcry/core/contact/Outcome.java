package io.outcry.core.contact;

import io.outcry.core.stanza.Stanza;
import io.outcry.core.stanza.StanzaError;
import java.util.List;

/** What came of a decision: the account as it is from now on, and what to do. */
public record Outcome(UserState state, List<Act> acts) {

    public Outcome {
        acts = List.copyOf(acts);
    }

    public static Outcome nothing(UserState state) {
        return new Outcome(state, List.of());
    }

    public static Outcome of(UserState state, Act... acts) {
        return new Outcome(state, List.of(acts));
    }

    /** Gives the session its own stanza back with the reason; an error is never answered (RFC 6120 §8.3.1). */
    public static Outcome refuse(UserState state, String resource, Stanza stanza, StanzaError error) {
        return stanza.isError() ? nothing(state) : of(state, new Act.Give(resource, stanza.bounce(error)));
    }
}
