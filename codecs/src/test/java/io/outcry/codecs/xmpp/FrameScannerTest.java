package io.outcry.codecs.xmpp;

import static io.outcry.codecs.xmpp.Decoding.LIMITS;
import static io.outcry.codecs.xmpp.Decoding.OPENING;
import static io.outcry.codecs.xmpp.Decoding.decodeAtEverySplit;
import static io.outcry.codecs.xmpp.Decoding.errorOf;
import static io.outcry.core.stream.StreamError.Condition.BAD_FORMAT;
import static io.outcry.core.stream.StreamError.Condition.BAD_NAMESPACE_PREFIX;
import static io.outcry.core.stream.StreamError.Condition.INVALID_NAMESPACE;
import static io.outcry.core.stream.StreamError.Condition.NOT_WELL_FORMED;
import static io.outcry.core.stream.StreamError.Condition.POLICY_VIOLATION;
import static io.outcry.core.stream.StreamError.Condition.RESTRICTED_XML;
import static io.outcry.core.stream.StreamError.Condition.UNSUPPORTED_ENCODING;
import static io.outcry.core.stream.StreamError.Condition.UNSUPPORTED_STANZA_TYPE;
import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.stream.StreamError;
import io.outcry.core.stream.StreamEvent;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameScannerTest {

    @Test
    void readsAStreamSplitAtEveryByte() {
        // given
        var stream = OPENING + "\n <message to='juliet@capulet.example'><body>é€😀 <![CDATA[<]]>]] ></body></message>\t"
                + "<iq type='get' id='1'><ping xmlns='urn:xmpp:ping' a='/>'/></iq><presence/>"
                + "<r xmlns='urn:xmpp:sm:3'/></stream:stream>";

        // then
        assertThat(decodeAtEverySplit(stream))
                .allSatisfy(events -> assertThat(events)
                        .extracting(event -> event.getClass().getSimpleName())
                        .containsExactly("Opened", "Received", "Received", "Received", "Nonza", "Closed"));
    }

    @Test
    void keepsThePayloadAsItCame() {
        var body = "<body>a&amp;b&#x41;<![CDATA[<x>]]></body>";
        var events = Decoding.decode(OPENING + "<message>" + body + "</message>");
        assertThat(events.getLast())
                .isInstanceOfSatisfying(
                        StreamEvent.Received.class,
                        received -> assertThat(StanzaText.writeString(received.stanza()))
                                .isEqualTo("<message xmlns='jabber:client'>" + body + "</message>"));
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of("<!DOCTYPE stream>", RESTRICTED_XML),
                Arguments.of("<!-- x -->", RESTRICTED_XML),
                Arguments.of("<?php x?>", RESTRICTED_XML),
                Arguments.of(OPENING + "<?xml version='1.0'?>", RESTRICTED_XML),
                Arguments.of(OPENING + "<message><!-- x --></message>", RESTRICTED_XML),
                Arguments.of(OPENING + "<message><?x y?></message>", RESTRICTED_XML),
                Arguments.of(OPENING + "<!DOCTYPE x>", RESTRICTED_XML),
                Arguments.of("<?xml version='1.0' encoding='ISO-8859-1'?>", UNSUPPORTED_ENCODING),
                Arguments.of("<?xml version='1.1'?>", NOT_WELL_FORMED),
                Arguments.of(" <?xml version='1.0'?>", RESTRICTED_XML),
                Arguments.of("\uFEFF<stream:stream>", NOT_WELL_FORMED),
                Arguments.of("GET / HTTP/1.1", NOT_WELL_FORMED),
                Arguments.of("</stream:stream>", NOT_WELL_FORMED),
                Arguments.of("<stream:stream xmlns='jabber:client'>", NOT_WELL_FORMED),
                Arguments.of("<stream:stream xmlns='jabber:client' xmlns:stream='x'>", INVALID_NAMESPACE),
                Arguments.of("<stream:stream xmlns:stream='http://etherx.jabber.org/streams'>", INVALID_NAMESPACE),
                Arguments.of(
                        "<s:stream xmlns='jabber:client' xmlns:s='http://etherx.jabber.org/streams'>",
                        BAD_NAMESPACE_PREFIX),
                Arguments.of(
                        "<stream:flow xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'>",
                        BAD_FORMAT),
                Arguments.of(OPENING.replace(">", "/>").replace("?/>", "?>"), BAD_FORMAT),
                Arguments.of(OPENING + "text", NOT_WELL_FORMED),
                Arguments.of(OPENING + "<![CDATA[x]]>", NOT_WELL_FORMED),
                Arguments.of(OPENING + "<message>\u0001</message>", NOT_WELL_FORMED),
                Arguments.of(OPENING + "<message>\uFFFE</message>", NOT_WELL_FORMED),
                Arguments.of(OPENING + "<message>]]></message>", NOT_WELL_FORMED),
                Arguments.of(OPENING + "<message><body></message></body>", NOT_WELL_FORMED),
                Arguments.of(OPENING + "<message a='1' a='2'/>", NOT_WELL_FORMED),
                Arguments.of(OPENING + "<message a='<'/>", NOT_WELL_FORMED),
                Arguments.of(OPENING + "<message a=1/>", NOT_WELL_FORMED),
                Arguments.of(OPENING + "<message><x:y/></message>", NOT_WELL_FORMED),
                Arguments.of(OPENING + "<message><body>&unknown;</body></message>", RESTRICTED_XML),
                Arguments.of(OPENING + "<message><body>&#0;</body></message>", NOT_WELL_FORMED),
                Arguments.of(OPENING + "<message><body>&#xFFFE;</body></message>", NOT_WELL_FORMED),
                Arguments.of(OPENING + "<message><body>&#xD800;</body></message>", NOT_WELL_FORMED),
                Arguments.of(OPENING + "<message><body>a & b</body></message>", NOT_WELL_FORMED),
                Arguments.of(OPENING + "<message a='&unknown;'/>", RESTRICTED_XML),
                Arguments.of(OPENING + "<message xmlns='jabber:server'/>", INVALID_NAMESPACE),
                Arguments.of(OPENING + "<message xmlns=''/>", INVALID_NAMESPACE),
                Arguments.of(OPENING + "<letter/>", UNSUPPORTED_STANZA_TYPE),
                Arguments.of(OPENING + "</stream>", NOT_WELL_FORMED),
                Arguments.of(OPENING + "<message>" + "<a>".repeat(LIMITS.maxDepth()), POLICY_VIOLATION),
                Arguments.of(OPENING + "<message>" + "<a/>".repeat(LIMITS.maxElements()), POLICY_VIOLATION),
                Arguments.of(OPENING + "<message " + "a='' ".repeat(LIMITS.maxAttributes() + 1), POLICY_VIOLATION),
                Arguments.of(OPENING + "<message a='" + "x".repeat(LIMITS.maxBytesBeforeAuth()), POLICY_VIOLATION));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void refuses(String stream, StreamError.Condition condition) {
        assertThat(errorOf(stream.getBytes(StandardCharsets.UTF_8))).contains(condition);
    }

    @ParameterizedTest
    @CsvSource({
        "C080, overlong NUL",
        "C1BF, overlong",
        "E08080, overlong",
        "E09FBF, overlong",
        "F0808080, overlong",
        "F08FBFBF, overlong",
        "EDA080, surrogate",
        "EDBFBF, surrogate",
        "F4908080, beyond U+10FFFF",
        "F5808080, beyond",
        "80, no lead",
        "BF, no lead",
        "C3, cut off",
        "E282, cut off",
        "F09F98, cut off",
        "FF, never"
    })
    void refusesWhatIsNotUtf8(String hex, String why) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes((OPENING + "<message><body>").getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(HexFormat.of().parseHex(hex));
        bytes.writeBytes("</body></message>".getBytes(StandardCharsets.UTF_8));
        assertThat(errorOf(bytes.toByteArray())).as(why).contains(UNSUPPORTED_ENCODING);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x7F, 0x80, 0x7FF, 0x800, 0xD7FF, 0xE000, 0xFFFD, 0x10000, 0x1FFFF, 0x10FFFF})
    void takesEveryCharacterOfXml(int codePoint) {
        var text = "<message><body>" + Character.toString(codePoint) + "</body></message>";
        assertThat(errorOf((OPENING + text).getBytes(StandardCharsets.UTF_8))).isEmpty();
    }
}
