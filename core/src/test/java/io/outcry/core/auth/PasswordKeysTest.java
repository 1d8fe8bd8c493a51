package io.outcry.core.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PasswordKeysTest {

    @Test
    void hasKeysForEveryHashEachWithItsOwnSalt() {
        var keys = PasswordKeys.derive("pencil", new Random(1), 4096);

        assertThat(keys).containsOnlyKeys(ScramHash.values());
        assertThat(keys.values().stream().map(ScramKeys::salt).distinct()).hasSize(3);
        assertThat(keys.get(ScramHash.SHA_512)).satisfies(key -> {
            assertThat(key.salt().length()).isEqualTo(16);
            assertThat(key.storedKey().length()).isEqualTo(64);
            assertThat(key.iterations()).isEqualTo(4096);
        });
    }

    /** RFC 8265 §4.2.2: another space is a space, and nothing else changes. */
    @Test
    void preparesPasswordsByOpaqueString() {
        assertThat(PasswordKeys.prepare("Correct\u2003Horse \u03c0")).contains("Correct Horse \u03c0");
        assertThat(PasswordKeys.prepare("e\u0301")).contains("\u00e9");
    }

    @Test
    void refusesWhatCannotBeAPassword() {
        assertThat(PasswordKeys.prepare("")).isEmpty();
        assertThat(PasswordKeys.prepare("a\u0007b")).isEmpty();
        assertThat(PasswordKeys.prepare("\ud800")).isEmpty();
        assertThat(PasswordKeys.prepare("x".repeat(1024))).isEmpty();
        assertThat(PasswordKeys.prepare("\u00e9".repeat(600))).isEmpty();
        assertThatThrownBy(() -> PasswordKeys.derive("a\u0007b", new Random(1), 4096))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .doesNotContain("\u0007");
    }

    @Test
    void refusesTooFewIterations() {
        assertThatThrownBy(() -> PasswordKeys.derive("pencil", new Random(1), 4095))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
