package io.outcry.it.stream;

import io.outcry.it.harness.Servers;
import io.outcry.it.peer.Login;
import io.outcry.it.peer.Player;
import io.outcry.it.peer.TestServer;
import org.junit.jupiter.api.Test;

/** What a client sends last counts as what it sends first (RFC 6120 §4.4, §10.1). */
class LastWordsTest {

    private static final int MESSAGES = 50;

    private final TestServer server = Servers.shared();
    private final Player romeo = server.player("romeo");
    private final Player juliet = server.player("juliet");

    @Test
    void messagesThatStandBeforeTheClosingTagArriveInTheirOrder() {
        try (var sender = Login.session(server, romeo, "phone");
                var receiver = Login.session(server, juliet, "home")) {
            var words = new StringBuilder();
            for (var number = 1; number <= MESSAGES; number++) {
                words.append(
                        "<message type='chat' to='%s'><body>%d</body></message>".formatted(receiver.address(), number));
            }

            sender.send(words + "</stream:stream>");

            sender.expectEnd();
            for (var number = 1; number <= MESSAGES; number++) {
                receiver.expect("<message type='chat'><body>" + number + "</body></message>");
            }
        }
    }

    @Test
    void aRefusalThatStandsBeforeTheClosingTagIsKnownToTheNextSession() {
        try (var asking = Login.session(server, romeo, "phone")) {
            asking.send("<presence type='subscribe' to='" + juliet.bare() + "'/>");
            asking.settle();
        }
        try (var asked = Login.session(server, juliet, "home")) {
            asked.becomeAvailable();
            asked.expect("<presence type='subscribe' from='" + romeo.bare() + "'/>");

            asked.send("<presence type='unsubscribed' to='" + romeo.bare() + "'/></stream:stream>");

            asked.expectEnd();
        }
        try (var again = Login.session(server, juliet, "home")) {
            again.becomeAvailable();
            again.expectNothing();
        }
    }

    @Test
    void messagesAndRequestsKeepTheirOrder() {
        try (var sender = Login.session(server, romeo, "phone");
                var receiver = Login.session(server, juliet, "home")) {
            var to = receiver.address();
            for (var number = 1; number <= MESSAGES; number++) {
                sender.send("<message type='chat' to='%s'><body>%d</body></message>".formatted(to, number)
                        + "<iq type='get' id='%d' to='%s'><a xmlns='urn:example'/></iq>".formatted(number, to));
            }

            for (var number = 1; number <= MESSAGES; number++) {
                receiver.expect("<message type='chat'><body>" + number + "</body></message>");
                receiver.expect("<iq type='get' id='" + number + "'/>");
            }
        }
    }

    @Test
    void messagesAndPresenceKeepTheirOrder() {
        try (var sender = Login.session(server, romeo, "phone");
                var receiver = Login.session(server, juliet, "home")) {
            var to = receiver.address();
            for (var number = 1; number <= MESSAGES; number++) {
                sender.send("<message type='chat' to='%s'><body>%d</body></message>".formatted(to, number)
                        + "<presence to='%s'><status>%d</status></presence>".formatted(to, number));
            }

            for (var number = 1; number <= MESSAGES; number++) {
                receiver.expect("<message type='chat'><body>" + number + "</body></message>");
                receiver.expect("<presence><status>" + number + "</status></presence>");
            }
        }
    }
}
