package io.outcry.ops.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordTest {

    @Test
    void showsItselfToNobodyByAccident() {
        assertThat(Password.of("balcony")).hasToString("Password[hidden]");
        assertThat(Token.random()).hasToString("Token[hidden]");
    }

    @Test
    void isTypeableAndNewEveryTime() {
        var first = Password.random();

        assertThat(first.reveal()).matches("[a-z2-9]{4}(-[a-z2-9]{4}){3}");
        assertThat(Password.random()).isNotEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tab\tin it", "line\nbreak"})
    void refusesWhatCannotBeTyped(String text) {
        assertThatThrownBy(() -> Password.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesWhatIsTooLong() {
        assertThatThrownBy(() -> Password.of("x".repeat(1_024))).hasMessageContaining("at most 1023");
    }
}
