package io.outcry.core.policy;

import io.outcry.core.stanza.Stanza;
import io.outcry.core.stanza.StanzaError;

/** The one way through the gates: asks the policy and hands out {@link Passed}. */
public record Gates(Policy policy) {

    /** What came of knocking at a gate. */
    public sealed interface Answer {

        record Through(Passed passed) implements Answer {}

        record Refused(StanzaError error) implements Answer {}
    }

    public Answer knock(Gate gate, Stanza stanza) {
        return switch (policy.rule(gate, stanza)) {
            case Ruling.Allow _ -> new Answer.Through(Passed.through(gate, stanza));
            case Ruling.Refuse refuse -> new Answer.Refused(refuse.error());
        };
    }
}
