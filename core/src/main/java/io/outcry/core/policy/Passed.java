package io.outcry.core.policy;

import io.outcry.core.stanza.Stanza;

/**
 * A stanza that a gate let through. Only {@link Gates} and the reader of messages from other nodes make one, which a
 * test keeps; whoever delivers asks for this type, so a path around a gate does not compile.
 */
public final class Passed {

    private final Gate gate;
    private final Stanza stanza;

    private Passed(Gate gate, Stanza stanza) {
        this.gate = gate;
        this.stanza = stanza;
    }

    static Passed through(Gate gate, Stanza stanza) {
        return new Passed(gate, stanza);
    }

    /** For the wire between nodes only: the other node's gate let it through. */
    public static Passed onAnotherNode(Gate gate, Stanza stanza) {
        return new Passed(gate, stanza);
    }

    public Gate gate() {
        return gate;
    }

    public Stanza stanza() {
        return stanza;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Passed passed && gate == passed.gate && stanza.equals(passed.stanza);
    }

    @Override
    public int hashCode() {
        return 31 * gate.hashCode() + stanza.hashCode();
    }

    @Override
    public String toString() {
        return "Passed[" + gate + ", " + stanza + "]";
    }
}
