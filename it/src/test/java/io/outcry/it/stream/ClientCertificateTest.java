package io.outcry.it.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.outcry.it.harness.Node;
import io.outcry.it.peer.Login;
import io.outcry.it.peer.Player;
import io.outcry.it.peer.Tls;
import io.outcry.it.peer.XmppPeer;
import io.outcry.persistence.directory.ThrowawayAuthority;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Logging in by a certificate instead of a password (XEP-0178, RFC 4422 appendix A). */
class ClientCertificateTest {

    private static final String EXTERNAL = "EXTERNAL";

    private static final Path FOLDER = Path.of("target", "client-certificates").toAbsolutePath();
    private static final ThrowawayAuthority BANK = ThrowawayAuthority.in(FOLDER.resolve("bank"));
    private static final Node NODE = Node.start("accounts.client-authorities=\"" + BANK.certificate() + "\"");

    private final Player romeo = NODE.player("romeo");
    private final Player juliet = NODE.player("juliet");

    @AfterAll
    static void stop() {
        NODE.close();
    }

    @Test
    void logsInWhomTheCertificateNames() {
        try (var peer = secured(BANK, romeo)) {

            peer.send(auth("="));

            peer.expect("<success xmlns='" + Login.SASL + "'/>");
            peer.open();
            assertThat(Login.bind(peer, "phone")).isEqualTo(romeo.full("phone"));
        }
    }

    @Test
    void refusesToActForSomebodyElse() {
        try (var peer = secured(BANK, romeo)) {

            peer.send(auth(Login.base64("tybalt@" + romeo.domain())));

            peer.expect("<failure xmlns='" + Login.SASL + "'><invalid-authzid/></failure>");
        }
    }

    @Test
    void offersItOnlyToThoseWhoseCertificateIsOfTheDomain() {
        try (var own = XmppPeer.connect(NODE, romeo.domain());
                var foreign = XmppPeer.connect(NODE, juliet.domain());
                var without = XmppPeer.connect(NODE, romeo.domain())) {
            var certified = Tls.certified(BANK.certifyClient("offered", romeo.bare()), ThrowawayAuthority.PASSWORD);

            assertThat(Login.mechanisms(Login.startTls(own, certified))).contains(EXTERNAL);
            assertThat(Login.mechanisms(Login.startTls(foreign, certified))).doesNotContain(EXTERNAL);
            assertThat(Login.mechanisms(Login.startTls(without))).doesNotContain(EXTERNAL);
        }
    }

    /** It has the name of the one that is trusted, so the client thinks that its certificate is wanted. */
    @Test
    void endsTheConnectionWhereAnAuthorityIsForged() {
        var forger = ThrowawayAuthority.in(FOLDER.resolve("forger"));

        assertThatThrownBy(() -> secured(forger, romeo).close())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("(end of the connection)");
        Login.session(NODE, romeo, "phone").close();
    }

    private static XmppPeer secured(ThrowawayAuthority authority, Player owner) {
        var peer = XmppPeer.connect(NODE, owner.domain());
        var keys = authority.certifyClient(owner.local(), owner.bare());
        Login.startTls(peer, Tls.certified(keys, ThrowawayAuthority.PASSWORD));
        return peer;
    }

    private static String auth(String initial) {
        return "<auth xmlns='" + Login.SASL + "' mechanism='" + EXTERNAL + "'>" + initial + "</auth>";
    }
}
