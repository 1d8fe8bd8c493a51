package io.outcry.core.feature.streammanagement;

import io.outcry.core.address.Jid;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Message;
import io.outcry.core.stanza.Namespaces;
import java.time.Duration;
import java.time.Instant;

/** Who speaks in these tests, and when. */
final class Balcony {

    static final Jid ROMEO = Jid.of("romeo@montague.example/orchard");
    static final Jid JULIET = Jid.of("juliet@capulet.example/balcony");
    static final Instant NOW = Instant.parse("2026-11-22T20:00:00Z");

    /** Five stanzas at most, a request for every third. */
    static final StreamManagementConfig CONFIG = new StreamManagementConfig(
            5,
            100_000,
            Duration.ofMinutes(5),
            Duration.ofMinutes(10),
            3,
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            "");

    private Balcony() {}

    static Message says(String words) {
        var body = Element.named("body", Namespaces.CLIENT).text(words).build();
        return Message.of(Message.Type.CHAT, ROMEO, JULIET, body);
    }

    static Instant later(long seconds) {
        return NOW.plusSeconds(seconds);
    }
}
