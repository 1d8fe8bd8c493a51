package io.outcry.core.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.outcry.core.address.Jid;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LoginAttemptsTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final InetAddress VERONA = InetAddress.ofLiteral("192.0.2.1");
    private static final Jid ROMEO = Jid.of("romeo@montague.example");

    private final LoginAttempts attempts = new LoginAttempts(new AttemptLimits(3, 5, WINDOW, 1000, 3));

    @Test
    void makesAnAccountWaitUntilItsFirstFailureLeavesTheWindow() {
        for (var i = 0; i < 3; i++) {
            assertThat(attempts.begin(ROMEO, address(i), NOON.plusSeconds(i))).isEmpty();
        }

        assertThat(attempts.begin(ROMEO, address(9), NOON.plusSeconds(10))).contains(Duration.ofSeconds(290));
        assertThat(attempts.begin(ROMEO, address(9), NOON.plus(WINDOW))).isEmpty();
        assertThat(attempts.begin(ROMEO, address(9), NOON.plus(WINDOW))).isPresent();
    }

    @Test
    void makesAnAddressWaitWhateverTheAccount() {
        for (var i = 0; i < 5; i++) {
            assertThat(attempts.begin(account(i), VERONA, NOON)).isEmpty();
        }

        assertThat(attempts.begin(account(9), VERONA, NOON)).contains(WINDOW);
        assertThat(attempts.begin(account(9), address(9), NOON)).isEmpty();
    }

    @Test
    void countsAnIpv6NetworkAsOneAddress() {
        for (var i = 0; i < 5; i++) {
            attempts.begin(account(i), InetAddress.ofLiteral("2001:db8::" + i), NOON);
        }

        assertThat(attempts.begin(account(9), InetAddress.ofLiteral("2001:db8::9:9"), NOON))
                .isPresent();
        assertThat(attempts.begin(account(9), InetAddress.ofLiteral("2001:db8:0:1::9"), NOON))
                .isEmpty();
    }

    @Test
    void doesNotCountSuccess() {
        for (var i = 0; i < 100; i++) {
            var now = NOON.plusSeconds(i);
            assertThat(attempts.begin(ROMEO, VERONA, now)).isEmpty();
            attempts.succeeded(ROMEO, VERONA, now);
        }
    }

    @Test
    void countsAttemptsThatAreStillGoingOn() {
        for (var i = 0; i < 3; i++) {
            attempts.begin(ROMEO, VERONA, NOON);
        }

        assertThat(attempts.begin(ROMEO, VERONA, NOON)).isPresent();
    }

    @Test
    void aRefusedAttemptDoesNotMakeTheWaitLonger() {
        for (var i = 0; i < 50; i++) {
            attempts.begin(ROMEO, VERONA, NOON);
        }

        assertThat(attempts.begin(ROMEO, VERONA, NOON)).contains(WINDOW);
    }

    @Test
    void remembersNoMoreKeysThanItMay() {
        var window = new SlidingWindow<Integer>(3, WINDOW, 10);
        for (var i = 0; i < 1000; i++) {
            window.count(i, NOON);
        }

        assertThat(window.remembered()).isEqualTo(10);
    }

    @Test
    void forgetsWhatIsOver() {
        var window = new SlidingWindow<Integer>(3, WINDOW, 10);
        for (var i = 0; i < 10; i++) {
            window.count(i, NOON);
        }
        for (var i = 100; i < 110; i++) {
            window.count(i, NOON.plus(WINDOW));
        }

        assertThat(window.remembered()).isEqualTo(10);
    }

    @Test
    void namesTheKeyThatMakesNoSense() {
        assertThatThrownBy(() -> new AttemptLimits(0, 1, WINDOW, 1, 3)).hasMessageContaining("failures-per-account");
        assertThatThrownBy(() -> new AttemptLimits(1, 0, WINDOW, 1, 3)).hasMessageContaining("failures-per-address");
        assertThatThrownBy(() -> new AttemptLimits(1, 1, Duration.ZERO, 1, 3)).hasMessageContaining("window");
        assertThatThrownBy(() -> new AttemptLimits(1, 1, WINDOW, 0, 3)).hasMessageContaining("remembered-max");
        assertThatThrownBy(() -> new AttemptLimits(1, 1, WINDOW, 1, 6)).hasMessageContaining("per-stream");
    }

    private static InetAddress address(int i) {
        return InetAddress.ofLiteral("198.51.100." + i);
    }

    private static Jid account(int i) {
        return Jid.of("user" + i + "@montague.example");
    }
}
