package io.outcry.it.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XmlPatternTest {

    @ParameterizedTest
    @CsvSource({
        "<a/>, <a b='1'><c/>text</a>",
        "<a b='1'/>, <a b='1' c='2'/>",
        "<a b=''/>, <a/>",
        "<a b='x…z'/>, <a b='xyz'/>",
        "<a>t</a>, <a> t </a>",
        "<a><c/><b/></a>, <a><b/><x/><c/></a>",
        "<a><not><b x='1'/></not></a>, <a><b x='2'/></a>",
        "<message/>, <message type='normal'/>",
    })
    void acceptsWhatHasAllThatItNames(String pattern, String actual) {
        assertThat(XmlPattern.of(pattern).mismatch(XmlText.parse(actual), new HashMap<>()))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "<a/>, <b/>",
        "<a/>, <a xmlns='urn:other'/>",
        "<a b='1'/>, <a b='2'/>",
        "<a b='1'/>, <a/>",
        "<a b=''/>, <a b='1'/>",
        "<a>t</a>, <a>u</a>",
        "<a><b/></a>, <a/>",
        "<a><b/><b/></a>, <a><b/></a>",
        "<a><b x='1'/></a>, <a><b x='2'/></a>",
        "<a><not><b/></not></a>, <a><b x='1'/></a>",
        "<presence/>, <presence type='unavailable'/>",
        "<iq type='result'/>, <iq type='error'/>",
        "<message/>, <message type='chat'/>",
    })
    void refusesWhatLacksAnything(String pattern, String actual) {
        assertThat(XmlPattern.of(pattern).mismatch(XmlText.parse(actual), new HashMap<>()))
                .isPresent();
    }

    @Test
    void remembersAndComparesWhatStandsInBraces() {
        var remembered = new HashMap<String, String>();
        var pattern = XmlPattern.of("<iq type='set' id='{push}'/>");

        assertThat(pattern.mismatch(XmlText.parse("<iq type='set' id='7'/>"), remembered))
                .isEmpty();

        assertThat(remembered).containsEntry("push", "7");
        assertThat(pattern.mismatch(XmlText.parse("<iq type='set' id='8'/>"), remembered))
                .isPresent();
        assertThat(XmlPattern.fill("<iq type='result' id='{push}'/>", remembered))
                .isEqualTo("<iq type='result' id='7'/>");
    }

    @Test
    void remembersNothingOfWhatDoesNotMatch() {
        var remembered = new HashMap<String, String>();

        XmlPattern.of("<a b='{x}'><c/></a>").mismatch(XmlText.parse("<a b='1'/>"), remembered);

        assertThat(remembered).isEqualTo(Map.of());
    }
}
