package io.outcry.core.meter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What may stand beside a figure. */
final class TagTest {

    @ParameterizedTest
    @EnumSource(Tag.class)
    void takesNoAddress(Tag tag) {
        assertThat(tag.takes("juliet@capulet.example")).isFalse();
        assertThat(tag.takes("juliet@capulet.example/balcony")).isFalse();
        assertThat(tag.takes("capulet.example/balcony")).isFalse();
    }

    @Test
    void takesOneOfItsValuesOnly() {
        assertThat(Tag.STANZA.takes("message")).isTrue();
        assertThat(Tag.STANZA.takes("balcony")).isFalse();
        assertThat(Tag.NONE.takes("")).isTrue();
    }

    @Test
    void learnsNamesOutOfCodeAndConfiguration() {
        assertThat(Tag.LISTENER.takes("c2s-tls")).isTrue();
        assertThat(Tag.OPERATION.takes("ledger.markDelivered")).isTrue();
        assertThat(Tag.COLLECTOR.takes("G1 Young Generation")).isTrue();
        assertThat(Tag.LISTENER.takes("")).isFalse();
    }

    /** One that had would be two figures under one name. */
    @Test
    void leavesTheWordForTheRestToTheRest() {
        assertThat(Arrays.stream(Tag.values()).flatMap(tag -> tag.known().stream()))
                .doesNotContain(Tag.OTHER);
    }
}
