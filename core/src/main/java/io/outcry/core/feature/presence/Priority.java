package io.outcry.core.feature.presence;

import io.outcry.core.stanza.Namespaces;
import io.outcry.core.stanza.Presence;
import java.util.OptionalInt;

/** Reads the rank that a client gives itself (RFC 6121 §4.7.2.3). */
final class Priority {

    private Priority() {}

    /** From -128 to 127, 0 where the client names none; empty where what it names is no such number. */
    static OptionalInt of(Presence presence) {
        var named = presence.payload().find("priority", Namespaces.CLIENT);
        if (named.isEmpty()) {
            return OptionalInt.of(0);
        }
        try {
            return OptionalInt.of(Byte.parseByte(named.get().text().strip()));
        } catch (NumberFormatException _) {
            return OptionalInt.empty();
        }
    }
}
