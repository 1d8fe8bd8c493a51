package io.outcry.core.stream;

/**
 * How large anything on a stream may be.
 *
 * @param maxStanzaBytes longest stanza once the client is authenticated, tags included
 * @param maxBytesBeforeAuth longest element before that
 * @param maxDepth deepest nesting of elements inside a stanza, the stanza itself counted
 * @param maxElements most elements in one stanza
 * @param maxAttributes most attributes of one element, namespace declarations included
 */
public record StreamLimits(
        int maxStanzaBytes, int maxBytesBeforeAuth, int maxDepth, int maxElements, int maxAttributes) {

    public StreamLimits {
        // RFC 6120 §13.12 allows no server to take less.
        if (maxStanzaBytes < 10_000) {
            throw new IllegalArgumentException("max-stanza-bytes must be at least 10000, was " + maxStanzaBytes);
        }
        if (maxBytesBeforeAuth < 4_096 || maxBytesBeforeAuth > maxStanzaBytes) {
            throw new IllegalArgumentException(
                    "max-bytes-before-auth must be between 4096 and max-stanza-bytes, was " + maxBytesBeforeAuth);
        }
        if (maxDepth < 10) {
            throw new IllegalArgumentException("max-depth must be at least 10, was " + maxDepth);
        }
        if (maxElements < 50) {
            throw new IllegalArgumentException("max-elements must be at least 50, was " + maxElements);
        }
        if (maxAttributes < 10) {
            throw new IllegalArgumentException("max-attributes must be at least 10, was " + maxAttributes);
        }
    }
}
