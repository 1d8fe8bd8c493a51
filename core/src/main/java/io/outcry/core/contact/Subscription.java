package io.outcry.core.contact;

import java.util.Locale;

/** Who sees whose presence (RFC 6121 §2.1.2.5). */
public enum Subscription {
    NONE,
    TO,
    FROM,
    BOTH;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** We see the contact's presence. */
    public boolean isTo() {
        return this == TO || this == BOTH;
    }

    /** The contact sees ours. */
    public boolean isFrom() {
        return this == FROM || this == BOTH;
    }

    public static Subscription of(boolean to, boolean from) {
        if (to) {
            return from ? BOTH : TO;
        }
        return from ? FROM : NONE;
    }
}
