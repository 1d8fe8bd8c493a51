package io.outcry.it.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.stanza.Element;
import io.outcry.it.harness.Node;
import io.outcry.it.peer.Login;
import io.outcry.it.peer.Player;
import io.outcry.it.peer.XmppPeer;
import io.outcry.persistence.directory.Slapd;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A node with accounts in its database and accounts in a real slapd, by domain. */
class DirectoryTest {

    private static final String CORP = "corp.example";

    private static final Slapd SLAPD = Slapd.start(Slapd.person("tybalt", "peace")
            + Slapd.person("paris", "county")
            + Slapd.person("peter", "fan")
            + Slapd.person("rosaline", "fair"));

    private static final Node NODE = Node.start(
            "domains=[montague.example, capulet.example, " + CORP + "]",
            // PLAIN is offered where a directory needs it, and nowhere else.
            "clients.mechanisms=[scram-sha-256]",
            "accounts.registration.may-register=true",
            "directory-limits.recheck-every=2s",
            "directory-limits.remember-for=1s",
            "directory-limits.connect-timeout=1s",
            "users.passivate-after=1s",
            "directories.corp={domains=[" + CORP + "], servers=[\"" + SLAPD.startTls() + "\"], authorities=\""
                    + SLAPD.authorities() + "\", bind-dn=\"" + Slapd.SEARCHER + "\", password=\""
                    + Slapd.SEARCHERS_PASSWORD + "\", base-dn=\"" + Slapd.BASE + "\", filter=\"(uid={local})\"}");

    private final Player romeo = NODE.player("romeo");

    @AfterAll
    static void stop() {
        NODE.close();
        SLAPD.close();
    }

    @Test
    void twoTalkWhoseAccountsAreInDifferentPlaces() {
        try (var tybalt = session(player("tybalt", "peace"));
                var other = Login.session(NODE, romeo, "phone")) {
            tybalt.becomeAvailable();
            other.becomeAvailable();

            tybalt.chat(romeo.bare(), "What, drawn, and talk of peace?");
            other.skipTo("<message type='chat' from='" + tybalt.address()
                    + "'><body>What, drawn, and talk of peace?</body></message>");
            other.chat("tybalt@" + CORP, "I do but keep the peace");
            tybalt.skipTo("<message type='chat' from='" + other.address()
                    + "'><body>I do but keep the peace</body></message>");
        }
    }

    @Test
    void eachDomainOffersWhatItsAccountsCanDo() {
        try (var corp = XmppPeer.connect(NODE, CORP);
                var montague = XmppPeer.connect(NODE, "montague.example")) {
            var features = Login.startTls(corp);

            assertThat(Login.mechanisms(features)).containsExactly("PLAIN");
            assertThat(features.child("register", "http://jabber.org/features/iq-register"))
                    .isEmpty();
            assertThat(Login.mechanisms(Login.startTls(montague))).containsExactly("SCRAM-SHA-256");
        }
    }

    @Test
    void nobodyLearnsWhoExists() {
        var wrong = verdict(player("tybalt", "war"));
        var unknown = verdict(player("benvolio", "peace"));

        assertThat(wrong.child("not-authorized", Login.SASL)).isPresent();
        assertThat(unknown).isEqualTo(wrong);
    }

    @Test
    void aMessageWaitsForWhoIsInTheDirectoryAndForNobodyElse() {
        try (var other = Login.session(NODE, romeo, "phone")) {
            other.becomeAvailable();
            other.chat("paris@" + CORP, "Good gentle youth");
            other.chat("nobody@" + CORP, "Anybody?");

            other.skipTo("<message from='nobody@" + CORP + "' type='error'><error><service-unavailable"
                    + " xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>");
            try (var paris = session(player("paris", "county"))) {
                paris.send("<presence/>");
                paris.skipTo("<message type='chat'><body>Good gentle youth</body></message>");
            }
        }
    }

    @Test
    void nothingIsChangedInTheDirectory() {
        try (var peter = session(player("peter", "fan"));
                var stranger = Login.secured(NODE, CORP)) {
            peter.send("<iq type='set' id='p1'><query xmlns='jabber:iq:register'><username>peter</username>"
                    + "<password>other</password></query></iq>");
            peter.skipTo("<iq type='error' id='p1'><error><not-allowed"
                    + " xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>");

            stranger.send("<iq type='set' id='r1'><query xmlns='jabber:iq:register'><username>sampson</username>"
                    + "<password>thumb</password></query></iq>");
            stranger.expect("<iq type='error' id='r1'><error><not-allowed"
                    + " xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>");
        }
    }

    @Test
    void whoLeavesTheDirectoryIsDisconnected() {
        try (var rosaline = session(player("rosaline", "fair"))) {
            rosaline.becomeAvailable();

            SLAPD.delete("uid=rosaline," + Slapd.BASE);

            rosaline.expectStreamError("not-authorized");
            assertThat(verdict(player("rosaline", "fair")).child("not-authorized", Login.SASL))
                    .isPresent();
        }
    }

    @Test
    void whoIsConnectedChatsOnWhileTheDirectoryIsAway() {
        try (var tybalt = session(player("tybalt", "peace"));
                var other = Login.session(NODE, romeo, "phone")) {
            tybalt.becomeAvailable();
            other.becomeAvailable();
            SLAPD.kill();
            try {
                assertThat(verdict(player("peter", "fan")).child("temporary-auth-failure", Login.SASL))
                        .isPresent();
                other.chat("stranger@" + CORP, "Who is there?");
                other.skipTo("<message from='stranger@" + CORP + "' type='error'><error type='wait'/></message>");
                tybalt.chat(romeo.bare(), "I hate the word");
                other.skipTo(
                        "<message type='chat' from='" + tybalt.address() + "'><body>I hate the word</body></message>");
            } finally {
                SLAPD.restart();
            }

            session(player("peter", "fan")).close();
        }
    }

    private static Player player(String name, String password) {
        return new Player(name, name, CORP, password);
    }

    private static XmppPeer session(Player player) {
        var peer = Login.secured(NODE, player.domain());
        assertThat(plain(peer, player).is("success", Login.SASL))
                .as(peer.transcript())
                .isTrue();
        peer.open();
        Login.bind(peer, "phone");
        return peer;
    }

    private static Element verdict(Player player) {
        try (var peer = Login.secured(NODE, player.domain())) {
            return plain(peer, player);
        }
    }

    private static Element plain(XmppPeer peer, Player player) {
        peer.send("<auth xmlns='" + Login.SASL + "' mechanism='PLAIN'>"
                + Login.base64("\0" + player.local() + "\0" + player.password()) + "</auth>");
        return peer.nextElement();
    }
}
