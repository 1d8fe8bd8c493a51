package io.outcry.core.room;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an occupant may do while inside (XEP-0045 §5.1). The highest comes first. */
public enum Role {
    MODERATOR,
    PARTICIPANT,
    VISITOR,
    NONE;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    public String wireName() {
        return wireName;
    }

    public static Optional<Role> ofWire(String name) {
        return Arrays.stream(values())
                .filter(each -> each.wireName.equals(name))
                .findFirst();
    }

    public boolean isAtLeast(Role other) {
        return compareTo(other) <= 0;
    }
}
