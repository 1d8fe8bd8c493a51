package io.outcry.it.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.it.harness.Servers;
import io.outcry.it.peer.ChannelBinding;
import io.outcry.it.peer.Login;
import io.outcry.it.peer.Player;
import io.outcry.it.peer.TestServer;
import io.outcry.it.peer.XmppPeer;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

/** Who guesses passwords has to wait; the right one does not help then (RFC 6120 §6.4.5, §13.11). */
class LimitsOfAttemptsTest {

    private static final int PER_ACCOUNT = 5;
    private static final int PER_ADDRESS = 8;

    private final TestServer server = Servers.tight();

    @Test
    void anAccountIsGuessedAtOnlySoOftenFromWherever() {
        var romeo = server.player("romeo");
        for (var attempt = 1; attempt <= PER_ACCOUNT; attempt++) {
            assertThat(attempt(romeo.withPassword("wrong"), address(10, attempt)))
                    .isEqualTo("not-authorized");
        }

        assertThat(attempt(romeo.withPassword("wrong"), address(10, 99))).isEqualTo("temporary-auth-failure");
        assertThat(attempt(romeo, address(10, 100))).isEqualTo("temporary-auth-failure");
        assertThat(attempt(server.player("romeo"), address(10, 101))).isEqualTo("success");
    }

    @Test
    void anAddressGuessesOnlySoOftenForWhomever() {
        var address = address(11, 1);
        for (var attempt = 1; attempt <= PER_ADDRESS; attempt++) {
            assertThat(attempt(server.player("romeo").withPassword("wrong"), address))
                    .isEqualTo("not-authorized");
        }

        assertThat(attempt(server.player("romeo"), address)).isEqualTo("temporary-auth-failure");
        assertThat(attempt(server.player("romeo"), address(11, 2))).isEqualTo("success");
    }

    @Test
    void anAccountThatDoesNotExistIsGuessedAtJustAsOften() {
        var nobody = new Player("nobody", "nobody", "montague.example", "wrong");
        for (var attempt = 1; attempt <= PER_ACCOUNT; attempt++) {
            assertThat(attempt(nobody, address(12, attempt))).isEqualTo("not-authorized");
        }

        assertThat(attempt(nobody, address(12, 99))).isEqualTo("temporary-auth-failure");
    }

    private String attempt(Player player, InetAddress from) {
        try (var peer = XmppPeer.connectFrom(server, player.domain(), from)) {
            Login.startTls(peer);
            var verdict = Login.scram(peer, player, "SCRAM-SHA-1", ChannelBinding.UNSUPPORTED);
            return verdict.is("success", Login.SASL)
                    ? "success"
                    : verdict.children().getFirst().name().local();
        }
    }

    private static InetAddress address(int net, int host) {
        try {
            return InetAddress.getByAddress(new byte[] {127, 0, (byte) net, (byte) host});
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
