package io.outcry.it.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.it.harness.Node;
import io.outcry.it.peer.Login;
import io.outcry.it.peer.Player;
import io.outcry.it.peer.XmppPeer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** One domain keeps its record for ten days, the other for ever; between two lives of the node eleven days go by. */
class RetentionTest {

    private static final Node NODE = Node.start(
            "users.record.retention.domains.\"capulet.example\"=10d", "users.record.retention.purge.pause=0s");

    private static final String ELEVEN_DAYS_GO_BY = """
            UPDATE ledger SET day_utc = day_utc - INTERVAL '11' DAY, at_utc = at_utc - INTERVAL '11' DAY""";

    private final Player romeo = NODE.player("romeo");
    private final Player juliet = NODE.player("juliet");
    private final Player nurse = NODE.player("nurse");
    private final Player absent = NODE.player("nurse");

    @AfterAll
    static void stop() {
        NODE.close();
    }

    @Test
    void whatIsOldGoesAndWhatWaitsOrIsHeldStays() {
        var juliets = giveAMessageTo(juliet);
        var nurses = giveAMessageTo(nurse);
        try (var phone = Login.session(NODE, romeo, "phone")) {
            phone.send(message(absent, "old"));
            phone.settle();
        }
        assertThat(NODE.stop()).isZero();
        NODE.changeDatabase(ELEVEN_DAYS_GO_BY);
        NODE.restart();
        giveAMessageTo(juliet);
        NODE.command("ledger", "hold", nurse.bare(), "--reason", "case 7");

        assertThat(NODE.command("ledger", "purge", "--dry-run"))
                .contains("capulet.example keeps entries 10 days.", "would remove 1 entry of 1 ledger", "case 7")
                .contains("1 entry would stay, though old enough: not delivered");
        assertThat(NODE.command("ledger", "purge")).contains("Purged 1 entry of 1 ledger");

        try (var home = Login.session(NODE, juliet, "home")) {
            countIs(home, 1);
            beginsBehind(home, juliets);
        }
        try (var home = Login.session(NODE, nurse, "home")) {
            countIs(home, 1);
            query(home, "<max>1</max><before/>");
            home.expect("<message><result xmlns='urn:xmpp:mam:2' id='" + nurses + "'/></message>");
            home.expect("<iq type='result'/>");
        }
        try (var home = Login.session(NODE, romeo, "home")) {
            // Settling wrote one to itself each time.
            countIs(home, 8);
        }
        try (var home = Login.session(NODE, absent, "home")) {
            home.becomeAvailable();
            home.expect("<message type='chat'><body>old</body><delay xmlns='urn:xmpp:delay'/></message>");
        }
        assertThat(NODE.command("ledger", "verify", "--purged"))
                .contains(juliet.bare() + " (dc1) is complete from 2 on", "every sequence is whole");
        assertThat(NODE.logged()).contains("ledger.held", "case 7");
        assertThat(NODE.administration("/metrics")).contains("outcry_ledger_purged_total 1.0");
    }

    private static String message(Player to, String body) {
        return "<message type='chat' to='" + to.bare() + "'><body>" + body + "</body></message>";
    }

    /** Romeo says something to somebody who is there; the stanza id of it. */
    private String giveAMessageTo(Player to) {
        try (var phone = Login.session(NODE, romeo, "phone");
                var home = Login.session(NODE, to, "home")) {
            home.becomeAvailable();
            phone.send(message(to, "But soft"));
            var given = home.nextElement();
            home.roundTrip();
            phone.settle();
            return given.child("stanza-id", "urn:xmpp:sid:0").orElseThrow().attributeOr("id", "");
        }
    }

    private static void query(XmppPeer peer, String set) {
        peer.send("<iq type='set' id='" + XmppPeer.freshId() + "'><query xmlns='urn:xmpp:mam:2'>"
                + "<set xmlns='http://jabber.org/protocol/rsm'>" + set + "</set></query></iq>");
    }

    private static void countIs(XmppPeer peer, int messages) {
        query(peer, "<max>0</max>");
        peer.expect("<iq type='result'><fin xmlns='urn:xmpp:mam:2'><set xmlns='http://jabber.org/protocol/rsm'><count>"
                + messages + "</count></set></fin></iq>");
    }

    /** XEP-0313 §4.2.1: what is not there any more is not found. */
    private static void beginsBehind(XmppPeer peer, String purged) {
        query(peer, "<after>" + purged + "</after>");
        peer.expect("<iq type='error'><error type='cancel'>"
                + "<item-not-found xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>");
        peer.send("<iq type='get' id='begin'><metadata xmlns='urn:xmpp:mam:2'/></iq>");
        var begin = peer.nextElement()
                .child("metadata", "urn:xmpp:mam:2")
                .flatMap(metadata -> metadata.child("start", "urn:xmpp:mam:2"))
                .orElseThrow();
        assertThat(begin.attributeOr("id", "")).isGreaterThan(purged);
    }
}
