package io.outcry.it.run;

import io.outcry.it.harness.Node;
import io.outcry.it.peer.Login;
import io.outcry.it.peer.Player;
import io.outcry.it.peer.XmppPeer;
import io.outcry.persistence.MariaDb;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The database's server dies under a node and comes back: messages are refused in time, and everything else goes on. */
class DatabaseDeathTest {

    private static final MariaDb DATABASE = MariaDb.start("--innodb-flush-log-at-trx-commit=1");
    private static final Node NODE =
            Node.startOn(DATABASE, "users.record.timeout=5s", "users.record.refusal=recipient-unavailable");

    private final Player romeo = NODE.player("romeo");
    private final Player juliet = NODE.player("juliet");

    @AfterAll
    static void stop() {
        NODE.close();
        DATABASE.kill();
    }

    @Test
    void refusesMessagesInTimeAndGoesOnByItself() {
        try (var sender = Login.session(NODE, romeo, "phone");
                var receiver = Login.session(NODE, juliet, "home")) {
            receiver.becomeAvailable();
            say(sender, "before");
            receiver.expect("<message type='chat' id='before'/>");

            DATABASE.kill();
            say(sender, "lost");
            sender.send("<presence to='" + juliet.full("home") + "'/>");
            sender.send("<iq type='get' id='ping' to='" + juliet.full("home") + "'><ping xmlns='urn:xmpp:ping'/></iq>");
            receiver.expect("<presence from='" + romeo.full("phone") + "'/>");
            receiver.expect("<iq type='get' id='ping'/>");
            sender.expect("<message type='error' id='lost'><error type='wait'>"
                    + "<recipient-unavailable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>");
            DATABASE.restart();

            // It waits for the ledger, which is found again within users.record.timeout.
            say(sender, "after");
            receiver.expect("<message type='chat' id='after'/>");
        }
    }

    private void say(XmppPeer sender, String id) {
        sender.send("<message type='chat' id='" + id + "' to='" + juliet.bare() + "'><body>Hark</body></message>");
    }
}
