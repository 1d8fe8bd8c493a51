package io.outcry.core.feature.caps;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.feature.SelfDescription;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ServerCapsTest {

    /** XEP-0115 §5.2, the simple example. */
    @Test
    void hashesAsTheSpecificationDoes() {
        var info = new SelfDescription(
                List.of(new SelfDescription.Identity("client", "pc", "Exodus 0.9.1")),
                List.of(
                        "http://jabber.org/protocol/muc",
                        "http://jabber.org/protocol/disco#info",
                        "http://jabber.org/protocol/caps",
                        "http://jabber.org/protocol/disco#items"));

        assertThat(ServerCaps.of(info).verification()).isEqualTo("QgayPKawpkPSDYmwT/WM94uAlu0=");
    }

    @Test
    void tellsTheHashAndTheNodeThatStandsForIt() {
        var caps = ServerCaps.of(SelfDescription.ofServer(List.of(new EntityCapabilities())));
        var element = caps.element();

        assertThat(element.is("c", "http://jabber.org/protocol/caps")).isTrue();
        assertThat(element.attribute("hash")).contains("sha-1");
        assertThat(caps.node()).isEqualTo(element.attributeOr("node", "") + "#" + element.attributeOr("ver", ""));
    }
}
