package io.outcry.core.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.address.Jid;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Namespaces;
import io.outcry.core.stanza.Payload;
import io.outcry.core.stanza.Presence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionTest {

    private static final Jid ROMEO = Jid.of("romeo@montague.example");

    @Test
    void showsWhoSaidNothingYetAsUnavailable() {
        assertThat(Session.connected("phone").shown()).isEqualTo("unavailable");
    }

    @ParameterizedTest
    @CsvSource({"dnd, dnd", "' xa ', xa", "'', available", "in the orchard, available"})
    void showsHowItIsAvailable(String said, String shown) {
        var show = Element.named("show", Namespaces.CLIENT).text(said).build();
        var presence = Presence.of(Presence.Type.AVAILABLE, ROMEO, ROMEO).with(Payload.of(show));

        assertThat(Session.connected("phone").available(presence, 5).shown()).isEqualTo(shown);
    }

    @Test
    void showsPlainPresenceAsAvailable() {
        var presence = Presence.of(Presence.Type.AVAILABLE, ROMEO, ROMEO);

        assertThat(Session.connected("phone").available(presence, 0).shown()).isEqualTo("available");
    }
}
