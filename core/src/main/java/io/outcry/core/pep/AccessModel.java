package io.outcry.core.pep;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Who beside the owner may see a node's items (XEP-0060 §4.5). */
public enum AccessModel {
    OPEN,
    /** Who sees the owner's presence. */
    PRESENCE,
    /** Who sees it and is in one of the groups that the node names. */
    ROSTER,
    /** Whom the node names. */
    WHITELIST;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static AccessModel ofWire(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    static List<String> wireNames() {
        return Arrays.stream(values()).map(AccessModel::wireName).toList();
    }
}
