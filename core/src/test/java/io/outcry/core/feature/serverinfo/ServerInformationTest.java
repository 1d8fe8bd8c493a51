package io.outcry.core.feature.serverinfo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.outcry.core.feature.SelfDescription;
import io.outcry.core.stanza.Element;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerInformationTest {

    @Test
    void namesWhomToTurnTo() {
        var feature = new ServerInformation(new ContactAddresses(
                List.of("mailto:abuse@verona.example", "xmpp:prince@verona.example"),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of("https://status.verona.example/"),
                List.of()));

        var form = SelfDescription.ofServer(List.of(feature))
                .element("")
                .child("x", "jabber:x:data")
                .orElseThrow();

        assertThat(form.attribute("type")).contains("result");
        assertThat(form.children())
                .extracting(field -> field.attributeOr("var", "") + " " + field.attributeOr("type", "-") + " "
                        + field.children().stream().map(Element::text).toList())
                .containsExactly(
                        "FORM_TYPE hidden [http://jabber.org/network/serverinfo]",
                        "abuse-addresses list-multi [mailto:abuse@verona.example, xmpp:prince@verona.example]",
                        "status-addresses list-multi [https://status.verona.example/]");
    }

    @Test
    void saysNothingWhereNobodyIsNamed() {
        var description = SelfDescription.ofServer(List.of(new ServerInformation(ContactAddresses.NONE)));

        assertThat(description.element("").child("x", "jabber:x:data")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"abuse@verona.example", "not a uri", ""})
    void refusesWhatIsNoUri(String address) {
        var wrong = List.of(address);

        assertThatThrownBy(() ->
                        new ContactAddresses(wrong, List.of(), List.of(), List.of(), List.of(), List.of(), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("abuse must hold URIs such as mailto:abuse@example.com, not " + address);
    }
}
