package io.outcry.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.it.harness.Friendship;
import io.outcry.it.harness.Node;
import io.outcry.it.peer.Login;
import io.outcry.it.peer.XmppPeer;
import io.outcry.persistence.MariaDb;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Two nodes on one database: to their users they are one. */
class TwoNodesTest {

    private static final List<Node> NODES = Node.cluster(MariaDb.shared(), 2);
    private static final Node VERONA = NODES.getFirst();
    private static final Node MANTUA = NODES.getLast();

    @AfterAll
    static void stop() {
        NODES.forEach(Node::close);
    }

    /** Several pairs, so that some account's actor is on neither's own node. */
    @Test
    void whoIsOnOneNodeTalksToWhoIsOnTheOther() {
        for (var pair = 0; pair < 4; pair++) {
            var romeo = VERONA.player("romeo");
            var juliet = VERONA.player("juliet");
            Friendship.between(VERONA, romeo, juliet);
            try (var here = Login.session(VERONA, romeo, "phone");
                    var there = Login.session(MANTUA, juliet, "home")) {
                here.becomeAvailable();
                there.becomeAvailable();
                here.skipTo("<presence from='" + juliet.full("home") + "'/>");

                here.chat(juliet.bare(), "Hist!");
                there.skipTo("<message type='chat' from='" + romeo.full("phone") + "'><body>Hist!</body></message>");
                there.chat(romeo.bare(), "Romeo!");
                here.skipTo("<message type='chat' from='" + juliet.full("home") + "'><body>Romeo!</body></message>");
            }
        }
    }

    @Test
    void allClientsOfAnAccountAreOneAccountWhereverTheyAre() {
        var romeo = VERONA.player("romeo");
        try (var phone = Login.session(VERONA, romeo, "phone");
                var laptop = Login.session(MANTUA, romeo, "laptop")) {
            phone.askForRoster();
            laptop.askForRoster();

            phone.send("<iq type='set' id='add'><query xmlns='jabber:iq:roster'>"
                    + "<item jid='nurse@capulet.example' name='Nurse'/></query></iq>");
            phone.skipTo("<iq type='result' id='add'/>");

            laptop.skipTo("<iq type='set'><query xmlns='jabber:iq:roster'>"
                    + "<item jid='nurse@capulet.example' name='Nurse'/></query></iq>");
        }
    }

    @Test
    void aPasswordThatWasChangedOnOneNodeIsChangedOnTheOther() {
        var romeo = VERONA.player("romeo");
        Login.session(MANTUA, romeo, "before").leave();
        try (var session = Login.session(VERONA, romeo, "phone")) {
            session.send("<iq type='set' id='new'><query xmlns='jabber:iq:register'><username>" + romeo.local()
                    + "</username><password>banished</password></query></iq>");
            session.skipTo("<iq type='result' id='new'/>");
        }

        Login.session(MANTUA, romeo.withPassword("banished"), "after").leave();
    }

    /** Otherwise two answers for one name would tell that it is no account. */
    @Test
    void bothSayTheSameOfAnAccountThatDoesNotExist() {
        assertThat(challenged(VERONA)).isEqualTo(challenged(MANTUA)).contains("s=");
    }

    @Test
    void eachShowsBothToItsOperator() {
        var romeo = VERONA.player("romeo");
        try (var session = Login.session(MANTUA, romeo, "phone")) {
            session.becomeAvailable();

            assertThat(List.of(VERONA, MANTUA)).allSatisfy(node -> {
                var status = node.administration("/api/status");
                var members = status.substring(status.indexOf("\"members\":"));
                assertThat(members).contains(VERONA.address(), MANTUA.address()).doesNotContain("\"report\":null");
                assertThat(members).containsPattern("\"connected\":[1-9]");
            });
        }
    }

    @Test
    void anAccountIsFoundFromEachNodeWithAllItsSessions() {
        var romeo = VERONA.player("romeo");
        try (var phone = Login.session(VERONA, romeo, "phone");
                var laptop = Login.session(MANTUA, romeo, "laptop")) {
            phone.becomeAvailable();
            laptop.send("<presence><show>dnd</show><priority>3</priority></presence>");
            laptop.skipTo("<presence from='" + romeo.full("laptop") + "'><show>dnd</show></presence>");

            assertThat(List.of(VERONA, MANTUA)).allSatisfy(node -> {
                var location = node.administration("/api/users/" + romeo.bare() + "/location");
                assertThat(location)
                        .contains(
                                "\"isInMemory\":true",
                                "{\"resource\":\"phone\",\"node\":\"" + VERONA.address()
                                        + "\",\"presence\":\"available\",\"priority\":0,\"client\":{\"address\":\"127.0.0.1:",
                                "{\"resource\":\"laptop\",\"node\":\"" + MANTUA.address()
                                        + "\",\"presence\":\"dnd\",\"priority\":3,\"client\":{\"address\":\"127.0.0.1:",
                                "\"isConnected\":true",
                                "\"silentNodes\":[]");
            });
        }
    }

    /** Looking once does not start it: the second look finds the same. */
    @Test
    void anAccountThatNobodyNeedsIsLeftAlone() {
        var juliet = VERONA.player("juliet");

        for (var node : List.of(VERONA, MANTUA, VERONA)) {
            assertThat(node.administration("/api/users/" + juliet.bare() + "/location"))
                    .contains("\"isInMemory\":false", "\"sessions\":[]");
        }
    }

    /** The challenge without the nonce. */
    private static String challenged(Node node) {
        try (var peer = Login.secured(node, "montague.example")) {
            peer.send("<auth xmlns='" + Login.SASL + "' mechanism='SCRAM-SHA-256'>"
                    + Login.base64("n,,n=nobody,r=" + XmppPeer.freshId()) + "</auth>");
            var challenge = Login.plain(
                    peer.expect("<challenge xmlns='" + Login.SASL + "'/>").text());
            return challenge.substring(challenge.indexOf(",s="));
        }
    }
}
