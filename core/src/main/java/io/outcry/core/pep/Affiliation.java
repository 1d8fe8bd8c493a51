package io.outcry.core.pep;

import java.util.Locale;
import java.util.Optional;

/** What somebody else is to a node (XEP-0060 §4.1); the account alone is its owner. */
public enum Affiliation {
    MEMBER,
    OUTCAST;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Affiliation> ofWire(String name) {
        return switch (name) {
            case "member" -> Optional.of(MEMBER);
            case "outcast" -> Optional.of(OUTCAST);
            default -> Optional.empty();
        };
    }
}
