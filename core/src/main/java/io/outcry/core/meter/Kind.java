package io.outcry.core.meter;

/** How a metric behaves over time. */
public enum Kind {
    /** Only grows, until the node stops. */
    COUNTER,
    /** Goes up and down. */
    LEVEL,
    /** Many measured amounts: how many there were, their sum, and how they spread. */
    DISTRIBUTION
}
