package io.outcry.codecs.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.codecs.bytes.OutputBuffer;
import io.outcry.core.stream.StreamEvent;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 6120 §8.1, §8.2.3 and §8.3.1. */
class RefusedStanzaTest {

    private static final String IN_STANZAS = " xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'";

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            delimiter = '|',
            value = {
                "<iq type='get'><a/></iq>                    | <iq type='error'>          | an iq has an id",
                "<iq type='get' id=''><a/></iq>              | <iq type='error'>          | an iq has an id",
                "<iq id='1'><a/></iq>                        | <iq id='1' type='error'>   | an iq has the type get, set, result or error",
                "<iq type='push' id='1'><a/></iq>            | <iq id='1' type='error'>   | an iq has the type get, set, result or error",
                "<iq type='GET' id='1'><a/></iq>             | <iq id='1' type='error'>   | an iq has the type get, set, result or error",
                "<iq type='get' id='1'/>                     | <iq id='1' type='error'>   | an iq request has exactly one child",
                "<iq type='set' id='1'> </iq>                | <iq id='1' type='error'>   | an iq request has exactly one child",
                "<iq type='get' id='1'><a/><b/></iq>         | <iq id='1' type='error'>   | an iq request has exactly one child",
                "<iq type='set' id='1'><a/>x</iq>            | <iq id='1' type='error'>   | a stanza holds elements, not text",
                "<message id='1'>x</message>                 | <message id='1' type='error'>  | a stanza holds elements, not text",
                "<message id='1'><d:a/>x</message>           | <message id='1' type='error'>  | a stanza holds elements, not text",
                "<presence id='1' type='away'/>              | <presence id='1' type='error'> | presence has no such type",
                "<presence id='1' type='available'/>         | <presence id='1' type='error'> | presence has no such type"
            })
    void answersABadRequest(String stanza, String tag, String text) {
        assertThat(answer(stanza))
                .isEqualTo(tag + "<error type='modify'><bad-request" + IN_STANZAS + "/><text" + IN_STANZAS
                        + " xml:lang='en'>" + text + "</text></error></" + tag.substring(1, tag.indexOf(' ')) + ">");
    }

    @Test
    void exchangesTheAddresses() {
        assertThat(answer("<iq type='get' to='Capulet.example' from='romeo@montague.example/orchard' id='1'/>"))
                .startsWith("<iq from='capulet.example' to='romeo@montague.example/orchard' id='1' type='error'>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "@", "@capulet.example", "a b@capulet.example", "capulet.example/", "a@b@c/"})
    void answersAMalformedAddress(String address) {
        // An address that is none cannot come back.
        assertThat(answer("<message to='" + address + "' from='romeo@montague.example' id='1'/>"))
                .startsWith("<message to='romeo@montague.example' id='1' type='error'>"
                        + "<error type='modify'><jid-malformed" + IN_STANZAS + "/><text")
                .endsWith("</text></error></message>");
        assertThat(answer("<presence from='" + address + "' to='capulet.example' id='1'/>"))
                .startsWith("<presence from='capulet.example' id='1' type='error'>"
                        + "<error type='modify'><jid-malformed" + IN_STANZAS + "/>");
        assertThat(answer("<iq from='" + address + "' type='get' id='1'><a/></iq>"))
                .startsWith("<iq id='1' type='error'><error type='modify'><jid-malformed" + IN_STANZAS + "/>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<iq type='result' id='1'><a/><b/></iq>",
                "<iq type='result'/>",
                "<iq type='error'/>",
                "<iq type='result' id='1' to='@'/>",
                "<iq type='error' id='1' from='@'/>",
                "<message type='error' to='@'/>",
                "<message type='error'>x</message>",
                "<presence type='error' to='@'/>"
            })
    void neverAnswersAnAnswer(String stanza) {
        assertThat(refused(stanza).answer()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<iq type='result' id='1'/>",
                "<iq type='result' id='1'><a/></iq>",
                "<iq type='error' id='1'><a/><error/></iq>",
                "<iq type='set' id='1'> <a/>\r\n</iq>",
                "<message type='unknown'/>",
                "<presence type='probe'/>"
            })
    void takesWhatIsAllowed(String stanza) {
        assertThat(Decoding.decode(Decoding.OPENING + stanza).getLast()).isInstanceOf(StreamEvent.Received.class);
    }

    private static StreamEvent.Refused refused(String stanza) {
        var event = Decoding.decode(Decoding.OPENING + stanza).getLast();
        assertThat(event).isInstanceOf(StreamEvent.Refused.class);
        return (StreamEvent.Refused) event;
    }

    private static String answer(String stanza) {
        var out = new OutputBuffer();
        StanzaWriter.write(out, refused(stanza).answer().orElseThrow());
        return new String(out.toBytes(), StandardCharsets.UTF_8);
    }
}
