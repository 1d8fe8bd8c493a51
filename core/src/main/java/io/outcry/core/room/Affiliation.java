package io.outcry.core.room;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody is to a room, whether inside or not (XEP-0045 §5.2); the name is stored. The highest comes first. */
public enum Affiliation {
    OWNER,
    ADMIN,
    MEMBER,
    NONE,
    OUTCAST;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    public String wireName() {
        return wireName;
    }

    public static Optional<Affiliation> ofWire(String name) {
        return Arrays.stream(values())
                .filter(each -> each.wireName.equals(name))
                .findFirst();
    }

    public boolean isAtLeast(Affiliation other) {
        return compareTo(other) <= 0;
    }
}
