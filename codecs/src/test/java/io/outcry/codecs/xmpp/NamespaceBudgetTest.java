package io.outcry.codecs.xmpp;

import static io.outcry.codecs.xmpp.Decoding.LIMITS;
import static io.outcry.codecs.xmpp.Decoding.OPENING;
import static io.outcry.codecs.xmpp.Decoding.errorOf;
import static io.outcry.core.stream.StreamError.Condition.POLICY_VIOLATION;
import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.stream.StreamError;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Short elements that would be long ones without their prefixes. */
class NamespaceBudgetTest {

    private static final String LONG = "urn:" + "x".repeat(500);
    private static final int TOO_MANY = LIMITS.maxStanzaBytes() / LONG.length() + 1;

    @ParameterizedTest
    @ValueSource(strings = {"<p:a/>", "<a p:b=''/>", "<q:a xmlns:q='urn:q'><p:b/></q:a>"})
    void refusesWhatATextWithoutPrefixesHasNoRoomFor(String child) {
        var few = error(OPENING, child.repeat(10));
        var many = error(OPENING, child.repeat(TOO_MANY));

        assertThat(few).isEmpty();
        assertThat(many).contains(POLICY_VIOLATION);
    }

    @Test
    void refusesItAlsoWhereTheStreamDeclaredThePrefix() {
        var opening = OPENING.replace("xmlns:d='urn:d'", "xmlns:d='" + LONG + "'");

        assertThat(error(opening, "<d:a/>".repeat(10))).isEmpty();
        assertThat(error(opening, "<d:a/>".repeat(TOO_MANY))).contains(POLICY_VIOLATION);
    }

    @Test
    void takesManyElementsOfOneNamespace() {
        assertThat(error(OPENING, "<p:a>" + "<p:b/>".repeat(TOO_MANY) + "</p:a>"))
                .isEmpty();
    }

    @Test
    void boundsTheStreamsOpeningTagAlsoAfterTheLogin() throws StreamException {
        var decoder = new StreamDecoder(LIMITS, "jabber:client");
        decoder.restart(true);
        decoder.feed(OPENING.replace("urn:d", "x".repeat(LIMITS.maxBytesBeforeAuth()))
                .getBytes(StandardCharsets.UTF_8));

        Optional<StreamError.Condition> refused = Optional.empty();
        try {
            decoder.next();
        } catch (StreamException tooLong) {
            refused = Optional.of(tooLong.error().condition());
        }

        assertThat(refused).contains(POLICY_VIOLATION);
    }

    private static Optional<StreamError.Condition> error(String opening, String children) {
        var message = "<message><x xmlns='urn:x' xmlns:p='" + LONG + "'>" + children + "</x></message>";
        return errorOf((opening + message).getBytes(StandardCharsets.UTF_8));
    }
}
