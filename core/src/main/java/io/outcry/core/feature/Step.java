package io.outcry.core.feature;

import io.outcry.core.stanza.Stanza;

/** One decision on a stanza's way: pure, no I/O, no state. */
@FunctionalInterface
public interface Step {

    Verdict apply(Stanza stanza, Facts facts);
}
