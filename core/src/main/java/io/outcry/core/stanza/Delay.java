package io.outcry.core.stanza;

import io.outcry.core.address.Jid;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Says that a stanza was held on its way, by whom, and when it came there (XEP-0203). */
public final class Delay {

    private static final String LOCAL = "delay";

    private Delay() {}

    /**
     * The stamp itself.
     *
     * @param at written in UTC to the millisecond (XEP-0082)
     */
    public static Element element(Jid holder, Instant at) {
        return Element.named(LOCAL, Namespaces.DELAY)
                .attribute("from", holder.toString())
                .attribute("stamp", stamp(at))
                .build();
    }

    /** A time as it is written: in UTC, to the millisecond (XEP-0082). */
    public static String stamp(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    /** With the stamp; as it is where this holder stamped it before, for the first stamp is the true one. */
    public static Stanza stamp(Stanza stanza, Jid holder, Instant at) {
        return isStampedBy(stanza, holder)
                ? stanza
                : stanza.with(stanza.payload().with(element(holder, at)));
    }

    private static boolean isStampedBy(Stanza stanza, Jid holder) {
        return stanza.payload().has(LOCAL, Namespaces.DELAY)
                && stanza.payload().elements().stream()
                        .anyMatch(child -> child.is(LOCAL, Namespaces.DELAY)
                                && child.attributeOr("from", "").equals(holder.toString()));
    }
}
