package io.outcry.core.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PunycodeTest {

    /** RFC 3492 §7.1: (A) Egyptian, (B) Chinese, (E) Hebrew, (L) and (R) Japanese. */
    @ParameterizedTest
    @CsvSource({
        "\u0644\u064a\u0647\u0645\u0627\u0628\u062a\u0643\u0644\u0645\u0648\u0634\u0639\u0631\u0628\u064a\u061f, egbpdaj6bu4bxfgehfvwxn",
        "\u4ed6\u4eec\u4e3a\u4ec0\u4e48\u4e0d\u8bf4\u4e2d\u6587, ihqwcrb4cv8a8dqg056pqjye",
        "\u05dc\u05de\u05d4\u05d4\u05dd\u05e4\u05e9\u05d5\u05d8\u05dc\u05d0\u05de\u05d3\u05d1\u05e8\u05d9\u05dd\u05e2\u05d1\u05e8\u05d9\u05ea, 4dbcagdahymbxekheh6e0a7fei0b",
        "3\u5e74b\u7d44\u91d1\u516b\u5148\u751f, 3b-ww4c5e180e575a65lsy2b",
        "\u305d\u306e\u30b9\u30d4\u30fc\u30c9\u3067, d9juau41awczczp"
    })
    void speaksTheSamplesOfTheStandard(String label, String encoded) {
        assertThat(Punycode.encode(label)).isEqualTo(encoded);
        assertThat(Punycode.decode(encoded)).contains(label);
    }

    @Test
    void readsBackWhatItWrote() {
        var random = new Random(3492);
        for (var i = 0; i < 2_000; i++) {
            var label = new StringBuilder();
            random.ints(1 + random.nextInt(20), 0x61, 0x1_1000)
                    .filter(point -> !Character.isSurrogate((char) point) || point > 0xffff)
                    .forEach(label::appendCodePoint);
            label.append('\u03c0');

            assertThat(Punycode.decode(Punycode.encode(label.toString()))).contains(label.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "999999999",
                "a-!",
                "\u00e9",
                "zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz",
                "a-9"
            })
    void refusesWhatEncodesNothing(String encoded) {
        assertThat(Punycode.decode(encoded)).isEmpty();
    }
}
