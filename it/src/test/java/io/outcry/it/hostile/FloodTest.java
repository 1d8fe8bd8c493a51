package io.outcry.it.hostile;

import io.outcry.it.harness.Bystanders;
import io.outcry.it.harness.Servers;
import io.outcry.it.peer.Login;
import io.outcry.it.peer.Player;
import io.outcry.it.peer.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever sends a great deal gets an answer to all that has one, and disturbs nobody. */
class FloodTest {

    @RegisterExtension
    static final Bystanders BYSTANDERS = new Bystanders();

    private static final int MANY = 1_000;

    private final TestServer server = Servers.shared();
    private final Player romeo = server.player("romeo");
    private final Player juliet = server.player("juliet");

    @ParameterizedTest
    @ValueSource(strings = {"montague.example", "OWN"})
    void everyDiscoQueryIsAnsweredInOrder(String address) {
        var to = address.replace("OWN", romeo.bare());
        try (var peer = Login.session(server, romeo, "phone")) {

            for (var number = 1; number <= MANY; number++) {
                peer.send("<iq type='get' id='%d' to='%s'><query xmlns='http://jabber.org/protocol/disco#info'/></iq>"
                        .formatted(number, to));
            }
            BYSTANDERS.chat();

            for (var number = 1; number <= MANY; number++) {
                peer.expect("<iq type='result' id='%d'><query xmlns='http://jabber.org/protocol/disco#info'/></iq>"
                        .formatted(number));
            }
        }
    }

    @Test
    void eachOfAThousandClientsThatAreNotThereIsToldOf() {
        try (var receiver = Login.session(server, juliet, "home");
                var peer = Login.session(server, romeo, "phone")) {

            for (var number = 1; number <= MANY; number++) {
                peer.send("<message id='%d' to='%s'><body>a</body></message>"
                        .formatted(number, juliet.full("client" + number)));
            }
            BYSTANDERS.chat();

            for (var number = 1; number <= MANY; number++) {
                peer.expect("<message type='error' id='%d'><error type='cancel'>".formatted(number)
                        + "<service-unavailable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>");
            }
            receiver.expectNothing();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<iq type='result' id='a' to='montague.example'/>",
                "<iq type='result' id='a' to='JULIET'><query xmlns='jabber:iq:roster'/></iq>",
                "<iq type='error' id='a' to='JULIET'><error type='cancel'/></iq>",
                "<iq type='result' id='a'/>",
                "<iq type='result' id='a' to='JULIET/gone'/>",
                "<message type='error' to='JULIET'><error type='cancel'/></message>",
                "<message type='error' to='JULIET/gone'><body>a</body></message>",
                "<message type='error' to='nobody@capulet.example'><body>a</body></message>",
                "<message type='error' to='montague.example'><body>a</body></message>",
                "<presence type='error' to='JULIET'><error type='cancel'/></presence>",
                "<presence type='error' to='nobody@capulet.example'/>",
                "<presence type='error'/>",
            })
    void whatNobodyAskedForHasNoAnswer(String stanza) {
        try (var receiver = Login.session(server, juliet, "home");
                var peer = Login.session(server, romeo, "phone")) {

            for (var count = 0; count < 50; count++) {
                peer.send(stanza.replace("JULIET", juliet.bare()));
            }

            peer.roundTrip();
            receiver.expectNothing();
            peer.expectNothing();
        }
    }

    @Test
    void aForgedCopyComesFromWhoSentItAndGoesToNobodyElse() {
        try (var receiver = Login.session(server, juliet, "home");
                var other = Login.session(server, juliet, "garden");
                var peer = Login.session(server, romeo, "phone")) {
            other.send("<iq type='set' id='on'><enable xmlns='urn:xmpp:carbons:2'/></iq>");
            other.expect("<iq type='result' id='on'/>");

            peer.send(("<message type='chat' to='%s'><received xmlns='urn:xmpp:carbons:2'>"
                            + "<forwarded xmlns='urn:xmpp:forward:0'><message xmlns='jabber:client' type='chat'"
                            + " from='nurse@capulet.example/x' to='%s'><body>Poison</body></message></forwarded>"
                            + "</received></message>")
                    .formatted(receiver.address(), receiver.address()));

            receiver.expect("<message type='chat' from='" + peer.address() + "'>"
                    + "<received xmlns='urn:xmpp:carbons:2'/></message>");
            other.expectNothing();
        }
    }
}
