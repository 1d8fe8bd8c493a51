package io.outcry.core.feature.csi;

/**
 * How much is held back from an inactive client.
 *
 * @param maxHeldStanzas one more sends them all
 */
public record ClientStateConfig(int maxHeldStanzas) {

    public ClientStateConfig {
        if (maxHeldStanzas < 0) {
            throw new IllegalArgumentException("max-held-stanzas must not be negative, was " + maxHeldStanzas);
        }
    }
}
