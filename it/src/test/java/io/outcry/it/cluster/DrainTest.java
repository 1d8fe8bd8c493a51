package io.outcry.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.stanza.Namespaces;
import io.outcry.it.harness.Node;
import io.outcry.it.peer.Login;
import io.outcry.persistence.MariaDb;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A node is taken out of the cluster by command, while clients are connected to it. */
class DrainTest {

    private static final List<Node> NODES = Node.cluster(MariaDb.shared(), 2);
    private static final Node STAYING = NODES.getFirst();
    private static final Node LEAVING = NODES.getLast();

    @AfterAll
    static void stop() {
        NODES.forEach(Node::close);
    }

    @Test
    void itsSessionsGoOnElsewhere() {
        var romeo = STAYING.player("romeo");
        var juliet = STAYING.player("juliet");
        try (var phone = Login.session(LEAVING, romeo, "phone");
                var plain = Login.session(LEAVING, romeo, "plain");
                var balcony = Login.session(STAYING, juliet, "balcony")) {
            balcony.becomeAvailable();
            phone.send("<enable xmlns='" + Namespaces.STREAM_MANAGEMENT + "' resume='true'/>");
            var id = phone.expect("<enabled xmlns='" + Namespaces.STREAM_MANAGEMENT + "' resume='true'/>")
                    .attributeOr("id", "");
            phone.becomeAvailable();

            var said = STAYING.command("drain", LEAVING.address(), "--sessions-per-second", "20");

            assertThat(said).contains("takes no more logins, and lets its 2 sessions go", "has left the cluster.");
            assertThat(LEAVING.exited()).isZero();
            plain.expectEndAfterError("system-shutdown");
            balcony.chat(romeo.bare(), "Art thou gone so?");
            try (var again = Login.authenticated(STAYING, romeo)) {
                again.send("<resume xmlns='" + Namespaces.STREAM_MANAGEMENT + "' previd='" + id + "' h='"
                        + phone.handled() + "'/>");
                again.expect("<resumed xmlns='" + Namespaces.STREAM_MANAGEMENT + "' previd='" + id + "'/>");
                again.skipTo("<message type='chat'><body>Art thou gone so?</body></message>");
            }
        }
    }
}
