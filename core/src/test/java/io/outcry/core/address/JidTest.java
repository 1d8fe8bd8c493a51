package io.outcry.core.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JidTest {

    /** RFC 7622 §3.5, table 1, the rows in their order. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "juliet@example.com",
                "juliet@example.com/foo",
                "juliet@example.com/foo bar",
                "juliet@example.com/foo@bar",
                "foo\\20bar@example.com",
                "fussball@example.com",
                "fu\u00dfball@example.com",
                "\u03c0@example.com",
                "king@example.com/\u265a",
                "example.com",
                "example.com/foobar",
                "a.example.com/b@example.net"
            })
    void acceptsTheExamplesOfTheStandard(String text) throws JidFormatException {
        assertThat(Jid.parse(text)).hasToString(text);
    }

    /** The same table: names that differ in case are one name, and so are the two forms of sigma at the end. */
    @Test
    void mapsTheCaseOfLocalPartsButNotOfResources() throws JidFormatException {
        assertThat(Jid.parse("\u03a3@example.com")).isEqualTo(Jid.parse("\u03c3@example.com"));
        assertThat(Jid.parse("\u03c2@example.com").local()).isEqualTo("\u03c2");
        assertThat(Jid.parse("JULIET@Example.COM/Balcony")).hasToString("juliet@example.com/Balcony");
    }

    /** RFC 7622 §3.5, table 2. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"juliet\"@example.com",
                "foo bar@example.com",
                "juliet@example.com/",
                "@example.com/foobar",
                "henry\u2163@example.com",
                "\u265a@example.com",
                "juliet@",
                "/foobar"
            })
    void refusesTheBadExamplesOfTheStandard(String text) {
        assertThatExceptionOfType(JidFormatException.class).isThrownBy(() -> Jid.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "/",
                "a@b@c",
                "a@@b",
                "a&b@example.com",
                "a'b@example.com",
                "a:b@example.com",
                "a<b@example.com",
                "a>b@example.com",
                "a\u0000b@example.com",
                "a\u007fb@example.com",
                "\ud800@example.com",
                "a@example.com/\ud800",
                "a@example.com/b\u0000",
                "a@example.com/b\tc",
                "a@example.com/b\nc",
                "a@exa mple.com",
                "a@-example.com",
                "a@example-.com",
                "a@exam..ple.com",
                "a@.example.com",
                "a@.",
                "a@example.com..",
                "a@example.com:5222",
                "a@exa%6dple.com",
                "a@<example>",
                "a@\u0000",
                "a@\ud800.example",
                "a@\u3002",
                "a@example\u3002\u3002com"
            })
    void refusesWhatIsNoAddress(String text) {
        assertThatExceptionOfType(JidFormatException.class).isThrownBy(() -> Jid.parse(text));
        assertThat(Jid.find(text)).isEmpty();
    }

    /** A character that only looks like a separator must never become one (RFC 7622 §4.3). */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "romeo\uff20montague.example", // FULLWIDTH COMMERCIAL AT
                "romeo\uff0fx@montague.example", // FULLWIDTH SOLIDUS
                "romeo@montague.example\uff0fx",
                "romeo@montague\u2044x.example", // FRACTION SLASH
                "romeo\ufe6b@montague.example", // SMALL COMMERCIAL AT
                "romeo\uff02@montague.example", // FULLWIDTH QUOTATION MARK
                "romeo@mont\u2215ague.example", // DIVISION SLASH
                "romeo@mont\u2488ague.example" // DIGIT ONE FULL STOP
            })
    void refusesSeparatorsInDisguise(String text) {
        assertThatExceptionOfType(JidFormatException.class).isThrownBy(() -> Jid.parse(text));
    }

    /** Characters of other widths and compositions are the same name (RFC 8265 §3.3). */
    @Test
    void foldsWidthAndComposition() throws JidFormatException {
        assertThat(Jid.parse("\uff52\uff4f\uff4d\uff45\uff4f@montague.example").local())
                .isEqualTo("romeo");
        assertThat(Jid.parse("e\u0301@montague.example")).isEqualTo(Jid.parse("\u00e9@montague.example"));
    }

    /** They look alike and are two people: preparation cannot tell, so nobody may treat them as one. */
    @Test
    void keepsNamesOfDifferentScriptsApart() throws JidFormatException {
        var latin = Jid.parse("paypal@montague.example");
        var cyrillic = Jid.parse("p\u0430yp\u0430l@montague.example");

        assertThat(cyrillic).isNotEqualTo(latin);
    }

    @Test
    void refusesMixedWritingDirections() {
        assertThat(Jid.find("\u05d0a@montague.example")).isEmpty();
        assertThat(Jid.find("\u05d0\u05d1@montague.example")).isPresent();
    }

    @Test
    void splitsAtTheFirstSlashAndTheAtBeforeIt() throws JidFormatException {
        var jid = Jid.parse("romeo@montague.example/a/b@c");

        assertThat(jid).isEqualTo(new Jid("romeo", "montague.example", "a/b@c"));
    }

    @Test
    void keepsEachPartTo1023Bytes() {
        assertThat(Jid.find("a".repeat(1023) + "@b.example/" + "c".repeat(1023)))
                .isPresent();
        assertThat(Jid.find("a".repeat(1024) + "@b.example")).isEmpty();
        assertThat(Jid.find("b.example/" + "c".repeat(1024))).isEmpty();
        assertThat(Jid.find("\u03c0".repeat(511) + "@b.example")).isPresent();
        assertThat(Jid.find("\u03c0".repeat(512) + "@b.example")).isEmpty();
        assertThat(Jid.find("b.example/" + "\u265a".repeat(341))).isPresent();
        assertThat(Jid.find("b.example/" + "\u265a".repeat(342))).isEmpty();
    }

    @Test
    void keepsDomainsToTheLengthsOfDns() {
        var label = "a".repeat(63);

        assertThat(Jid.find(label + ".example")).isPresent();
        assertThat(Jid.find("a" + label + ".example")).isEmpty();
        assertThat(Jid.find((label + ".").repeat(3) + "a".repeat(61))).isPresent();
        assertThat(Jid.find((label + ".").repeat(3) + "a".repeat(63) + ".b")).isEmpty();
        assertThat(Jid.find("\u03c0".repeat(63) + ".example")).isEmpty();
    }

    /** A domain has one form, U-labels (RFC 7622 §3.2.1), whichever way it was written. */
    @ParameterizedTest
    @CsvSource({
        "fu\u00dfball.example,        fu\u00dfball.example",
        "FU\u00dfBALL.example,        fu\u00dfball.example",
        "xn--fuball-cta.example, fu\u00dfball.example",
        "XN--FUBALL-CTA.Example, fu\u00dfball.example",
        "m\u00fcnchen.example,        m\u00fcnchen.example",
        "MU\u0308NCHEN.example,       m\u00fcnchen.example",
        "xn--mnchen-3ya.example, m\u00fcnchen.example",
        "\u4f8b\u3048.\u30c6\u30b9\u30c8,             \u4f8b\u3048.\u30c6\u30b9\u30c8",
        "\u4f8b\u3048\u3002\u30c6\u30b9\u30c8,             \u4f8b\u3048.\u30c6\u30b9\u30c8",
        "example.com.,           example.com",
        "127.0.0.1,              127.0.0.1"
    })
    void givesADomainOneForm(String written, String domain) throws JidFormatException {
        assertThat(Jid.parse("romeo@" + written).domain()).isEqualTo(domain);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "xn--",
                "xn--a",
                "xn--abc-.example",
                "xn--zzzzzzzzz99999",
                "xn--example-",
                "a.xn--0.b",
                "xn--xn--n---tdd"
            })
    void refusesPunycodeThatSaysNothing(String domain) {
        assertThat(Jid.find(domain)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "[::1],                [::1]",
        "[2001:DB8::1],        [2001:db8::1]",
        "[2001:db8:0:0:0:0:0:1], [2001:db8::1]",
        "[0:0:0:0:0:0:0:1],    [::1]",
        "[2001:db8:0:0:1:0:0:1], [2001:db8::1:0:0:1]",
        "[::],                 [::]",
        "[::ffff:192.0.2.1],   [::ffff:192.0.2.1]",
        "[1:2:3:4:5:6:7:8],    [1:2:3:4:5:6:7:8]",
        "[1:0:3:4:5:6:7:8],    [1:0:3:4:5:6:7:8]"
    })
    void givesAnIpv6LiteralOneForm(String written, String domain) throws JidFormatException {
        assertThat(Jid.parse("romeo@" + written + "/x").domain()).isEqualTo(domain);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[",
                "]",
                "[]",
                "[1]",
                "[:]",
                "[:::]",
                "[::1",
                "::1",
                "[1::2::3]",
                "[12345::]",
                "[1:2:3:4:5:6:7]",
                "[1:2:3:4:5:6:7:8:9]",
                "[::1%eth0]",
                "[::256.0.0.1]",
                "[::1.2.3]",
                "[...:]",
                "[1.2.3.4]",
                "[::g]",
                "[::1]x",
                "[::1].",
                "[:1]",
                "[1:]",
                "[1.2.3.4::]",
                "[1::2:3:4:5:6:7:8]",
                "[::01.2.3.4]"
            })
    void refusesWhatIsNoIpv6Literal(String domain) {
        assertThat(Jid.find("romeo@" + domain)).isEmpty();
    }

    @Test
    void saysWhatIsWrongWithoutRepeatingControlCharacters() {
        var wrong = Optional.<String>empty();
        try {
            Jid.parse("a@exa\u0007mple");
        } catch (JidFormatException refused) {
            wrong = Optional.ofNullable(refused.getMessage());
        }

        assertThat(wrong).hasValueSatisfying(message -> assertThat(message).contains("U+0007"));
    }

    @Test
    void takesItselfApart() {
        var jid = Jid.of("romeo@montague.example/orchard");

        assertThat(jid.bare()).hasToString("romeo@montague.example");
        assertThat(jid.host()).hasToString("montague.example");
        assertThat(jid.sameAccount(Jid.of("romeo@montague.example/tomb"))).isTrue();
        assertThat(jid.bare().withResource("tomb")).hasToString("romeo@montague.example/tomb");
    }
}
