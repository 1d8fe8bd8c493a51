package io.outcry.core.feature;

import io.outcry.core.stanza.Stanza;
import io.outcry.core.stanza.StanzaError;
import java.util.List;

/** What a step decided. */
public sealed interface Verdict {

    /** Go on with this stanza, and do these things as well. */
    record Pass(Stanza stanza, List<Effect> effects) implements Verdict {

        public Pass {
            effects = List.copyOf(effects);
        }
    }

    /** Stop here and tell nobody. */
    record Drop(String reason) implements Verdict {}

    /** Stop here and send the stanza back. */
    record Bounce(StanzaError error) implements Verdict {}

    static Verdict pass(Stanza stanza) {
        return new Pass(stanza, List.of());
    }
}
