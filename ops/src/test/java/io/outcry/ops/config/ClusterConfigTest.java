package io.outcry.ops.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterConfigTest {

    private static ClusterConfig with(String... seeds) {
        return new ClusterConfig("127.0.0.1", 17355, List.of(seeds), Duration.ofSeconds(60), Optional.empty());
    }

    @Test
    void knowsItsSeedsWithoutLookingThemUp() {
        assertThat(with("verona.example:17355", "10.0.0.5:17356", "[2001:db8::1]:17355")
                        .seedAddresses())
                .containsExactly(
                        InetSocketAddress.createUnresolved("verona.example", 17355),
                        InetSocketAddress.createUnresolved("10.0.0.5", 17356),
                        InetSocketAddress.createUnresolved("[2001:db8::1]", 17355));
    }

    @ParameterizedTest
    @ValueSource(strings = {"verona.example", ":17355", "verona.example:", "verona.example:0", "verona:99999", "a:b"})
    void refusesASeedThatIsNone(String seed) {
        assertThatThrownBy(() -> with(seed))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("seeds must be like node1.example:17355, not " + seed);
    }

    @Test
    void anOffsetMovesItsOwnPortAlone() {
        assertThat(with("verona.example:17355").shifted(100))
                .isEqualTo(new ClusterConfig(
                        "127.0.0.1", 17455, List.of("verona.example:17355"), Duration.ofSeconds(60), Optional.empty()));
    }
}
