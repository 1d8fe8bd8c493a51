package io.outcry.it.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.outcry.core.stanza.Namespaces;
import io.outcry.it.harness.Friendship;
import io.outcry.it.harness.Node;
import io.outcry.it.peer.Login;
import io.outcry.it.peer.Player;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What a node said to be done is done, however the node ends. */
class RestartTest {

    private static final int MESSAGES = 20;
    private static final Node NODE = Node.start();

    private final Player romeo = NODE.player("romeo");
    private final Player juliet = NODE.player("juliet");

    @AfterAll
    static void stop() {
        NODE.close();
    }

    @Test
    void killedItForgetsNoContact() {
        Friendship.between(NODE, romeo, juliet);

        NODE.kill();
        NODE.restart();

        try (var again = Login.session(NODE, juliet, "home")) {
            assertThat(again.askForRoster()
                            .child("query", Namespaces.ROSTER)
                            .orElseThrow()
                            .children())
                    .extracting(item -> item.attributeOr("jid", ""), item -> item.attributeOr("subscription", ""))
                    .containsExactly(tuple(romeo.bare(), "both"));
        }
    }

    @Test
    void stoppedItKeepsWhatItWasGiven() {
        try (var sender = Login.session(NODE, romeo, "phone")) {
            for (var number = 1; number <= MESSAGES; number++) {
                sender.send("<message type='chat' to='" + juliet.bare() + "'><body>" + number + "</body></message>");
            }
            sender.settle();

            assertThat(NODE.stop()).isZero();
        }
        NODE.restart();

        try (var receiver = Login.session(NODE, juliet, "home")) {
            receiver.becomeAvailable();
            for (var number = 1; number <= MESSAGES; number++) {
                receiver.expect(
                        "<message type='chat'><body>" + number + "</body><delay xmlns='urn:xmpp:delay'/></message>");
            }
            receiver.expectNothing();
        }
    }

    @Test
    void stoppedItKnowsSinceWhenSomebodyIsAway() {
        Friendship.between(NODE, romeo, juliet);
        try (var leaving = Login.session(NODE, juliet, "home")) {
            leaving.becomeAvailable();
            leaving.send("<presence type='unavailable'><status>Heading home</status></presence>");
            leaving.settle();
            assertThat(NODE.stop()).isZero();
        }
        NODE.restart();

        try (var coming = Login.session(NODE, romeo, "phone")) {
            coming.becomeAvailable();
            coming.skipTo("<presence type='unavailable' from='" + juliet.bare()
                    + "'><status>Heading home</status><delay xmlns='urn:xmpp:delay'/></presence>");
            coming.send("<iq type='get' id='last' to='" + juliet.bare() + "'><query xmlns='jabber:iq:last'/></iq>");
            coming.skipTo("<iq type='result' id='last'><query xmlns='jabber:iq:last'>Heading home</query></iq>");
        }
    }

    @Test
    void stoppedItSaysSoToItsClients() {
        try (var peer = Login.session(NODE, romeo, "phone")) {

            assertThat(NODE.stop()).isZero();

            peer.expectStreamError("system-shutdown");
        }
        NODE.restart();
    }
}
