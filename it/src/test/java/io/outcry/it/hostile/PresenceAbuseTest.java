package io.outcry.it.hostile;

import io.outcry.it.harness.Bystanders;
import io.outcry.it.harness.Friendship;
import io.outcry.it.harness.Servers;
import io.outcry.it.peer.Login;
import io.outcry.it.peer.Player;
import io.outcry.it.peer.TestServer;
import io.outcry.it.peer.XmppPeer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Presence that RFC 6121 §§3–4 does not know is refused, and nobody hears of it. */
class PresenceAbuseTest {

    @RegisterExtension
    static final Bystanders BYSTANDERS = new Bystanders();

    /** As {@link Servers#tight} sets it. */
    private static final int MOST = 5;

    private final TestServer server = Servers.shared();
    private final Player romeo = server.player("romeo");
    private final Player juliet = server.player("juliet");

    @ParameterizedTest
    @ValueSource(strings = {"128", "-129", "high", "1.5", "99999999999999999999", "0x10", "<b/>"})
    void aPriorityThatIsNoneIsRefusedAndTheClientStaysAway(String priority) {
        Friendship.between(server, romeo, juliet);
        try (var friend = Login.session(server, juliet, "home");
                var peer = Login.session(server, romeo, "phone")) {
            friend.becomeAvailable();
            friend.expect("<presence type='unavailable' from='" + romeo.bare() + "'/>");

            peer.send("<presence id='wrong'><priority>" + priority + "</priority></presence>");

            expectError(peer, "wrong", "bad-request");
            friend.expectNothing();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            type='invisible'                      | bad-request
            type='available'                      | bad-request
            type='SUBSCRIBE' to='JULIET'          | bad-request
            type='subscribe'                      | bad-request
            type='subscribed'                     | bad-request
            type='unsubscribe'                    | bad-request
            type='unsubscribed'                   | bad-request
            type='probe'                          | bad-request
            type='subscribe' to='@@'              | jid-malformed
            type='subscribe' to='OWN'             | not-allowed
            type='subscribed' to='OWN'            | not-allowed
            """)
    void aWrongTypeOrAddressComesBack(String attributes, String condition) {
        try (var friend = Login.session(server, juliet, "home");
                var peer = Login.session(server, romeo, "phone")) {
            friend.becomeAvailable();

            peer.send("<presence id='wrong' %s/>"
                    .formatted(attributes.replace("JULIET", juliet.bare()).replace("OWN", romeo.bare())));

            expectError(peer, "wrong", condition);
            friend.expectNothing();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"subscribed", "unsubscribe", "unsubscribed"})
    void anAnswerThatNobodyAskedForChangesNothing(String type) {
        try (var owner = Login.session(server, juliet, "home");
                var peer = Login.session(server, romeo, "phone")) {
            owner.askForRoster();
            owner.becomeAvailable();

            for (var count = 0; count < 100; count++) {
                peer.send("<presence type='%s' to='%s'/>".formatted(type, juliet.bare()));
            }
            peer.settle();

            owner.expectNothing();
        }
    }

    @Test
    void askingAThousandTimesIsAskedOnce() {
        try (var owner = Login.session(server, juliet, "home");
                var peer = Login.session(server, romeo, "phone")) {
            owner.becomeAvailable();

            for (var count = 0; count < 1_000; count++) {
                peer.send("<presence type='subscribe' to='%s'/>".formatted(juliet.bare()));
            }
            peer.settle();

            owner.expect("<presence type='subscribe' from='" + romeo.bare() + "'/>");
            owner.expectNothing();
        }
    }

    @Test
    void noMoreRequestsWaitThanTheLimitAllows() {
        var tight = Servers.tight();
        var owner = tight.player("juliet");
        for (var number = 1; number <= MOST; number++) {
            try (var asker = Login.session(tight, tight.player("romeo"), "phone")) {
                asker.send("<presence type='subscribe' to='%s'/>".formatted(owner.bare()));
                asker.settle();
            }
        }
        try (var asker = Login.session(tight, tight.player("romeo"), "phone")) {

            asker.becomeAvailable();
            asker.send("<presence type='subscribe' id='late' to='%s'/>".formatted(owner.bare()));

            expectError(asker, "late", "resource-constraint");
        }
    }

    @Test
    void noMoreAddressesHearDirectlyThanTheLimitAllows() {
        var tight = Servers.tight();
        try (var peer = Login.session(tight, tight.player("romeo"), "phone")) {
            for (var number = 1; number <= MOST; number++) {
                peer.send("<presence to='stranger%d@capulet.example/x'/>".formatted(number));
            }

            peer.send("<presence id='late' to='stranger@capulet.example/x'/>");

            expectError(peer, "late", "resource-constraint");
        }
    }

    private static void expectError(XmppPeer peer, String id, String condition) {
        peer.expect(
                "<presence type='error' id='%s'><error><%s xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></presence>"
                        .formatted(id, condition));
    }
}
