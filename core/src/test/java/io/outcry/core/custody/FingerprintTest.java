package io.outcry.core.custody;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class FingerprintTest {

    @Test
    void readsWhatItWrote() {
        var placed = Fingerprint.of(Optional.of(new Place("a stream", 1L << 40)), "o1", "Hark");
        var alone = Fingerprint.of(Optional.empty(), "o1", "Hark");

        assertThat(Fingerprint.read("o1", placed.text())).isEqualTo(placed);
        assertThat(Fingerprint.read("o1", alone.text())).isEqualTo(alone);
    }

    @Test
    void knowsNothingOfEntriesThatWereWrittenWithoutOne() {
        assertThat(Fingerprint.read("", "")).isEqualTo(new Fingerprint(Optional.empty(), "", ""));
        assertThat(Fingerprint.read("", "a b c").place()).isEmpty();
    }

    @Test
    void tellsTextsApart() {
        assertThat(Fingerprint.of(Optional.empty(), "", "Hark").digest())
                .hasSize(32)
                .isNotEqualTo(Fingerprint.of(Optional.empty(), "", "Soft").digest());
    }
}
