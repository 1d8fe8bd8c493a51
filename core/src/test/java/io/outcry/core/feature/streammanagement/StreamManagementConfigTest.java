package io.outcry.core.feature.streammanagement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StreamManagementConfigTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void namesTheKeyOfWhatItRefuses() {
        refuses("max-unacknowledged-stanzas", 0, 10_000, SECOND, SECOND, 1);
        refuses("max-unacknowledged-bytes", 5, 9_999, SECOND, SECOND, 1);
        refuses("resume-timeout", 5, 10_000, SECOND.negated(), SECOND, 1);
        refuses("max-resume-timeout", 5, 10_000, SECOND, Duration.ZERO, 1);
        refuses("request-ack-every", 5, 10_000, SECOND, SECOND, 0);
        refuses("request-ack-every", 5, 10_000, SECOND, SECOND, 6);
    }

    @Test
    void refusesToWaitForNoTime() {
        assertThatThrownBy(() -> new StreamManagementConfig(5, 10_000, SECOND, SECOND, 1, Duration.ZERO, SECOND, ""))
                .hasMessageContaining("request-ack-after");
        assertThatThrownBy(() -> new StreamManagementConfig(5, 10_000, SECOND, SECOND, 1, SECOND, Duration.ZERO, ""))
                .hasMessageContaining("ack-timeout");
    }

    @Test
    void takesALocationThatClientsCanReach() {
        assertThat(at("xmpp1.bank.example:5222").location()).isEqualTo("xmpp1.bank.example:5222");
        assertThat(at("[2001:db8::1]:5222").location()).isEqualTo("[2001:db8::1]:5222");
        for (var wrong : List.of("2001:db8::1", "xmpp1:port", "a host")) {
            assertThatThrownBy(() -> at(wrong)).hasMessageStartingWith("location ");
        }
    }

    private static StreamManagementConfig at(String location) {
        return new StreamManagementConfig(5, 10_000, SECOND, SECOND, 1, SECOND, SECOND, location);
    }

    private static void refuses(String key, int stanzas, int bytes, Duration resume, Duration maxResume, int every) {
        assertThatThrownBy(
                        () -> new StreamManagementConfig(stanzas, bytes, resume, maxResume, every, SECOND, SECOND, ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(key + " ");
    }
}
