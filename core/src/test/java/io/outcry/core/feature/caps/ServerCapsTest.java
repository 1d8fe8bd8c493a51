package io.outcry.core.feature.caps;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.feature.SelfDescription;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
                        "http://jabber.org/protocol/disco#items"),
                List.of());

        assertThat(ServerCaps.of(info).verification()).isEqualTo("QgayPKawpkPSDYmwT/WM94uAlu0=");
    }

    /** XEP-0115 §5.3, the complex example, but for its names in two languages. */
    @Test
    void hashesFormsBehindFeatures() {
        var fields = new TreeMap<>(Map.of(
                "software", List.of("Psi"),
                "software_version", List.of("0.11"),
                "ip_version", List.of("ipv6", "ipv4"),
                "os", List.of("Mac"),
                "os_version", List.of("10.5.1")));
        var info = new SelfDescription(
                List.of(new SelfDescription.Identity("client", "pc", "Psi 0.11")),
                List.of(
                        "http://jabber.org/protocol/caps",
                        "http://jabber.org/protocol/disco#info",
                        "http://jabber.org/protocol/disco#items",
                        "http://jabber.org/protocol/muc"),
                List.of(new SelfDescription.Form("urn:xmpp:dataforms:softwareinfo", fields)));

        assertThat(ServerCaps.of(info).verification()).isEqualTo("uA1VaeTzs7EqW5q/17QYaEBp0W8=");
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
