package io.outcry.core.feature.vcard;

/**
 * How much an account may say of itself.
 *
 * @param maxBytes largest vCard, its pictures included
 */
public record VCardLimits(int maxBytes) {

    /** A column of the stores holds little more. */
    private static final int MOST = 1_000_000;

    public VCardLimits {
        if (maxBytes < 1 || maxBytes > MOST) {
            throw new IllegalArgumentException("max-bytes must be between 1 and " + MOST + ", was " + maxBytes);
        }
    }
}
