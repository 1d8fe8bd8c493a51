package io.outcry.core.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.address.Jid;
import io.outcry.core.stanza.Namespaces;
import io.outcry.core.stream.StreamError.Condition;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StreamOpeningTest {

    private static final Set<String> DOMAINS = Set.of("montague.example", "capulet.example");

    private static final StreamOpening.Server FRESH = new StreamOpening.Server(DOMAINS, Optional.empty(), "en");

    private static final StreamOpening.Server ROMEO =
            new StreamOpening.Server(DOMAINS, Optional.of(Jid.of("romeo@montague.example")), "en");

    @Test
    void answersWithItsOwnTag() {
        var opening = StreamOpening.answer(
                header("Montague.example", "romeo@montague.example/x", "de-CH", "1.0"), FRESH, "a-id");

        assertThat(opening)
                .isEqualTo(new StreamOpening.Accepted(
                        new StreamHeader(
                                "romeo@montague.example/x",
                                "montague.example",
                                "a-id",
                                "de-CH",
                                "1.0",
                                Namespaces.CLIENT),
                        "montague.example"));
    }

    @ParameterizedTest
    @CsvSource({
        "verona.example, HOST_UNKNOWN",
        "'', IMPROPER_ADDRESSING",
        "romeo@montague.example, IMPROPER_ADDRESSING",
        "montague.example/x, IMPROPER_ADDRESSING",
        "mont ague, IMPROPER_ADDRESSING"
    })
    void refusesADomainThatIsNotOurs(String to, Condition condition) {
        var opening = StreamOpening.answer(header(to, "", "", "1.0"), FRESH, "id");

        assertThat(condition(opening)).isEqualTo(condition);
        assertThat(opening.answer().from()).isEmpty();
        assertThat(opening.answer().id()).isEqualTo("id");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "0.9", "1", "1.", ".1", "one.zero", "-1.0", "1.0.0", "00.1", "99999999999.0", "\u0661.0"})
    void refusesStreamsThatAreOlderOrNoVersion(String version) {
        var opening = StreamOpening.answer(header("montague.example", "", "", version), FRESH, "id");

        assertThat(condition(opening)).isEqualTo(Condition.UNSUPPORTED_VERSION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "1.1", "2.0", "10.0", "01.0"})
    void speaks10ToWhoeverIsNewer(String version) {
        var opening = StreamOpening.answer(header("montague.example", "", "", version), FRESH, "id");

        assertThat(opening).isInstanceOf(StreamOpening.Accepted.class);
        assertThat(opening.answer().version()).isEqualTo("1.0");
    }

    @Test
    void refusesAnotherContentNamespace() {
        var header = new StreamHeader("montague.example", "", "", "", "1.0", Namespaces.SERVER);

        assertThat(condition(StreamOpening.answer(header, FRESH, "id"))).isEqualTo(Condition.INVALID_NAMESPACE);
    }

    @Test
    void takesTheSenderAtItsWordOnlyWhereItProvedIt() {
        assertThat(StreamOpening.answer(header("montague.example", "romeo@montague.example", "", "1.0"), ROMEO, "id"))
                .isInstanceOf(StreamOpening.Accepted.class);
        assertThat(StreamOpening.answer(header("montague.example", "", "", "1.0"), ROMEO, "id"))
                .isInstanceOf(StreamOpening.Accepted.class);
        assertThat(condition(StreamOpening.answer(
                        header("montague.example", "nurse@montague.example", "", "1.0"), ROMEO, "id")))
                .isEqualTo(Condition.INVALID_FROM);
        assertThat(condition(StreamOpening.answer(header("montague.example", "@@", "", "1.0"), FRESH, "id")))
                .isEqualTo(Condition.INVALID_FROM);
    }

    @Test
    void keepsToTheDomainOfTheLogin() {
        assertThat(condition(StreamOpening.answer(header("capulet.example", "", "", "1.0"), ROMEO, "id")))
                .isEqualTo(Condition.NOT_AUTHORIZED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "de_CH", "'><x", "de-", "abcdefghi", "de-CH-abcdefgh-abcdefgh-abcdefgh-abcdefgh"})
    void speaksItsOwnLanguageWhereTheClientNamesNone(String lang) {
        assertThat(StreamOpening.answer(header("montague.example", "", lang, "1.0"), FRESH, "id")
                        .answer()
                        .lang())
                .isEqualTo("en");
    }

    private static StreamHeader header(String to, String from, String lang, String version) {
        return new StreamHeader(to, from, "", lang, version, Namespaces.CLIENT);
    }

    private static Condition condition(StreamOpening opening) {
        assertThat(opening).isInstanceOf(StreamOpening.Refused.class);
        return ((StreamOpening.Refused) opening).error().condition();
    }
}
