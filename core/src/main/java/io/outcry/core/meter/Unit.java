package io.outcry.core.meter;

import java.util.Locale;

/** What a metric counts or measures in. */
public enum Unit {
    ACCOUNTS,
    BYTES,
    CONNECTIONS,
    ENTRIES,
    LAYERS,
    MESSAGES,
    NANOSECONDS,
    OPERATIONS,
    PARTITIONS,
    REQUESTS,
    SESSIONS,
    STANZAS,
    STREAMS,
    THREADS;

    /** In words, such as {@code bytes}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
