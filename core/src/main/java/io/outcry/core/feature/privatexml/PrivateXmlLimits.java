package io.outcry.core.feature.privatexml;

import io.outcry.core.Positive;

/**
 * How much an account's clients may store for themselves.
 *
 * @param maxNamespaces most namespaces, each of which holds what one kind of program stores
 * @param maxBytes most that is stored by one request
 */
public record PrivateXmlLimits(int maxNamespaces, int maxBytes) {

    /** A column of the stores holds little more. */
    private static final int MOST_BYTES = 1_000_000;

    public PrivateXmlLimits {
        Positive.require("max-namespaces", maxNamespaces);
        if (maxBytes < 1 || maxBytes > MOST_BYTES) {
            throw new IllegalArgumentException("max-bytes must be between 1 and " + MOST_BYTES + ", was " + maxBytes);
        }
    }
}
