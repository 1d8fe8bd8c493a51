package io.outcry.core.pep;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PepLimitsTest {

    private static PepLimits limits(int... given) {
        return new PepLimits(
                given[0], given[1], given[2], given[3], given[4], given[5], given[6], given[7], given[8], given[9]);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, max-nodes must be positive",
        "1, 0, max-items-per-node must be positive",
        "2, 0, max-item-bytes must be positive",
        "3, 0, max-total-bytes must be positive",
        "4, -1, max-at-hand-bytes must not be negative",
        "5, 0, max-answer-bytes must be positive",
        "6, 0, max-settings-chars must be positive",
        "7, 0, max-affiliates must be positive",
        "8, 0, max-subscribers must be positive",
        "9, 0, max-clients must be positive",
        "2, 11, max-answer-bytes must be at least max-item-bytes"
    })
    void makeSense(int index, int value, String refusal) {
        var given = new int[10];
        Arrays.fill(given, 10);
        given[index] = value;

        assertThatThrownBy(() -> limits(given))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(refusal);
    }
}
