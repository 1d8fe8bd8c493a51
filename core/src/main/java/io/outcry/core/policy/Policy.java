package io.outcry.core.policy;

import io.outcry.core.stanza.Stanza;

/** Decides what may pass a gate. Pure and fast: it runs for every stanza. */
@FunctionalInterface
public interface Policy {

    /** The built-in policy: everything passes. */
    Policy PASS_EVERYTHING = (gate, stanza) -> new Ruling.Allow();

    Ruling rule(Gate gate, Stanza stanza);
}
