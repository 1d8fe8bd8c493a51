package io.outcry.it.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.it.harness.HaProxy;
import io.outcry.it.harness.Node;
import io.outcry.it.peer.ChannelBinding;
import io.outcry.it.peer.Login;
import io.outcry.it.peer.Player;
import io.outcry.it.peer.Wire;
import io.outcry.it.peer.XmppPeer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A load balancer in front, which tells by the PROXY protocol who its clients are. */
class BehindAProxyTest {

    private static final int FAILURES = 3;

    private static final Node NODE = Node.start(
            "listeners.c2s.proxy-protocol=true",
            "clients.attempts.failures-per-address=" + FAILURES,
            "clients.attempts.per-stream=2");

    private final Player romeo = NODE.player("romeo");

    @AfterAll
    static void stop() {
        NODE.close();
    }

    @ParameterizedTest
    @EnumSource
    void servesClientsThroughIt(HaProxy.Version version) {
        try (var proxy = HaProxy.before(NODE.clients(), version);
                var peer = XmppPeer.connectTo(proxy.address(), romeo.domain())) {

            var offered = Login.startTls(peer);
            Login.authenticate(peer, romeo, Login.usualMechanism(offered), ChannelBinding.UNSUPPORTED);

            assertThat(Login.bind(peer, "phone")).isEqualTo(romeo.full("phone"));
        }
    }

    /** It is the client's address that is shut out, and not the load balancer's, which is everybody's. */
    @Test
    void countsFailuresForTheAddressBehindIt() throws UnknownHostException {
        var guesser = InetAddress.getByName("127.7.7.7");
        try (var proxy = HaProxy.before(NODE.clients(), HaProxy.Version.TWO)) {
            for (var attempt = 0; attempt < FAILURES; attempt++) {
                assertThat(verdict(proxy.address(), guesser, romeo.withPassword("wrong")))
                        .isEqualTo("not-authorized");
            }

            assertThat(verdict(proxy.address(), guesser, romeo)).isEqualTo("temporary-auth-failure");
            assertThat(verdict(proxy.address(), Wire.ANY_SOURCE, romeo)).isEqualTo("success");
        }
    }

    @Test
    void takesNobodyWhoComesWithoutAHeader() {
        try (var peer = XmppPeer.connect(NODE, romeo.domain())) {

            peer.send("<?xml version='1.0'?><stream:stream to='" + romeo.domain() + "'>");

            peer.expectDisconnected();
        }
    }

    /** The failure's condition, or that there is none. */
    private String verdict(InetSocketAddress proxy, InetAddress source, Player player) {
        try (var peer = XmppPeer.connectFrom(proxy, player.domain(), source)) {
            var offered = Login.startTls(peer);
            var verdict = Login.scram(peer, player, Login.usualMechanism(offered), ChannelBinding.UNSUPPORTED);
            return verdict.is("success", Login.SASL)
                    ? "success"
                    : verdict.children().getFirst().name().local();
        }
    }
}
