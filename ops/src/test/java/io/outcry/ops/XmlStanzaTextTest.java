package io.outcry.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.outcry.core.stanza.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XmlStanzaTextTest {

    private final XmlStanzaText text = new XmlStanzaText();

    @Test
    void readsTheElementThatItWrote() {
        var nick = Element.named("nick", "http://jabber.org/protocol/nick")
                .attribute("why", "<'&\">")
                .child(Element.empty("none", ""))
                .text("Romeo \uD83D\uDE00")
                .build();

        assertThat(text.readElement(text.writeElement(nick))).isEqualTo(nick);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<presence xmlns='jabber:client'/>",
                "<presence xmlns='jabber:client'><a/><b/></presence>",
                "<nick xmlns='http://jabber.org/protocol/nick'/>"
            })
    void refusesWhatIsNotOneElement(String stored) {
        assertThatThrownBy(() -> text.readElement(stored)).isInstanceOf(IllegalArgumentException.class);
    }
}
