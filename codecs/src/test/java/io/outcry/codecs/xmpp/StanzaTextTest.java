package io.outcry.codecs.xmpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.outcry.core.address.Jid;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.Message;
import io.outcry.core.stanza.Name;
import io.outcry.core.stanza.Namespaces;
import io.outcry.core.stanza.Presence;
import io.outcry.core.stanza.Stanza;
import io.outcry.core.stanza.StanzaError;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StanzaTextTest {

    private static final Jid ROMEO = Jid.of("romeo@montague.example/o'r<ch>\u00e9");
    private static final Jid JULIET = Jid.of("juliet@capulet.example");

    static Stream<Stanza> stanzas() {
        var body = Element.named("body", Namespaces.CLIENT)
                .text("a<b>&'\"\r\n\t]]> \u00e9\u20ac\uD83D\uDE00")
                .build();
        var odd = Element.named("x", "urn:a")
                .attribute("{urn:b}c", "1\n2'<>&\"")
                .attribute("{" + Namespaces.XML + "}lang", "en")
                .child(Element.empty("none", ""))
                .child(Element.named("deep", Namespaces.CLIENT)
                        .child(Element.empty("y", "urn:a"))
                        .build())
                .build();
        return Stream.of(
                Message.of(Message.Type.CHAT, ROMEO, JULIET, body, odd),
                Message.of(Message.Type.NORMAL, ROMEO, JULIET),
                Presence.of(Presence.Type.AVAILABLE, ROMEO, JULIET),
                Presence.of(Presence.Type.SUBSCRIBE, ROMEO, JULIET),
                Iq.of(Iq.Type.SET, ROMEO, JULIET, "i<1>'", odd),
                Iq.of(Iq.Type.GET, ROMEO, JULIET, "1", Element.empty("ping", "urn:xmpp:ping"))
                        .bounce(StanzaError.of(StanzaError.Condition.FORBIDDEN, "no")));
    }

    @Test
    void cutsElementsOutAndLeavesTheRestAsItWas() {
        var first = "<a:b xmlns:a='urn:a' c=\"1\"><a:b/> <![CDATA[</a:b>]]></a:b>";
        var last = "<b xmlns='urn:b'/>";
        var read = StanzaText.read(
                "<message xmlns='jabber:client'> " + first + "\n<body>x</body> " + last + "<body/> </message>");

        var shorter = read.with(read.payload().without(child -> child.is("body", Namespaces.CLIENT)));

        assertThat(StanzaText.writeString(shorter))
                .isEqualTo("<message xmlns='jabber:client'>" + first + last + "</message>");
        assertThat(shorter.payload().names()).extracting(Name::local).containsExactly("b", "b");
        assertThat(shorter.payload().elements()).hasSize(2);
        assertThat(StanzaText.writeString(read.with(read.payload().without(_ -> true))))
                .isEqualTo("<message xmlns='jabber:client'/>");
    }

    @ParameterizedTest
    @MethodSource("stanzas")
    void readsWhatItWrote(Stanza stanza) {
        // when
        var read = StanzaText.read(StanzaText.write(stanza));

        // then
        assertThat(read.header()).isEqualTo(stanza.header());
        assertThat(read.getClass()).isEqualTo(stanza.getClass());
        assertThat(read.payload().elements()).isEqualTo(stanza.payload().elements());
        assertThat(read.payload().names()).isEqualTo(stanza.payload().names());
        assertThat(StanzaText.writeString(StanzaText.read(StanzaText.write(read))))
                .isEqualTo(StanzaText.writeString(read));
    }

    @Test
    void appendsToVerifiedBytes() {
        var message = StanzaText.read("<message xmlns='jabber:client'><body>hi</body></message>");
        var delayed = message.with(message.payload().with(Element.empty("delay", Namespaces.DELAY)));
        assertThat(StanzaText.writeString(delayed))
                .isEqualTo("<message xmlns='jabber:client'><body>hi</body><delay xmlns='urn:xmpp:delay'/></message>");
        assertThat(delayed.payload().elements()).hasSize(2);
    }

    @Test
    void rewritesPrefixesOfTheStanza() {
        var message = StanzaText.read(
                "<c:message xmlns:c='jabber:client' xmlns:d='urn:d'><c:body>hi</c:body><d:x/></c:message>");
        assertThat(StanzaText.writeString(message))
                .isEqualTo("<message xmlns='jabber:client'><body>hi</body><x xmlns='urn:d'/></message>");
    }

    @Test
    void writesNothingThatXmlCannotCarry() {
        var message = Message.of(
                Message.Type.CHAT,
                ROMEO,
                JULIET,
                Element.named("body", Namespaces.CLIENT)
                        .text("\u0000\uD800\uFFFF")
                        .build());
        assertThat(StanzaText.read(StanzaText.write(message))
                        .payload()
                        .elements()
                        .getFirst()
                        .text())
                .isEqualTo("\uFFFD\uFFFD\uFFFD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "<message>", "<message/><message/>", "<r xmlns='urn:xmpp:sm:3'/>", "<iq/>"})
    void refusesWhatIsNotOneStanza(String text) {
        assertThatThrownBy(() -> StanzaText.read(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
