package io.outcry.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.outcry.it.harness.ClusterFiles;
import io.outcry.it.harness.Friendship;
import io.outcry.it.harness.Node;
import io.outcry.it.peer.Login;
import io.outcry.persistence.MariaDb;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Two nodes that speak TLS with each other, and others that may not. */
class StrangersTest {

    private static final MariaDb DATABASE = MariaDb.shared();
    private static final List<Node> NODES =
            Node.cluster(DATABASE, 2, ClusterFiles.create().settings());
    private static final Node VERONA = NODES.getFirst();
    private static final Node MANTUA = NODES.getLast();
    private static final String SOON = "cluster.join-within=8s";

    @AfterAll
    static void stop() {
        NODES.forEach(Node::close);
    }

    @Test
    void aNodeOfAnotherAuthorityDoesNotComeIn() {
        var theirs = Stream.concat(
                        Stream.of(SOON), Stream.of(ClusterFiles.create().settings()))
                .toArray(String[]::new);

        assertThatThrownBy(() -> Node.joining(VERONA, DATABASE, theirs))
                .hasMessageContaining("This node refused CN=node, issued by CN=Outcry cluster ")
                .hasMessageContaining("Every node needs cluster.tls, and a certificate of the same authorities");

        assertThat(VERONA.logged()).contains("cluster.stranger-refused");
        bothAreOneService();
    }

    @Test
    void aNodeInTheClearDoesNotComeIn() {
        assertThatThrownBy(() -> Node.joining(VERONA, DATABASE, SOON))
                .hasMessageContaining("This node speaks in the clear: nodes with cluster.tls do not answer it.");

        assertThat(VERONA.logged()).contains("plaintext connection?");
        bothAreOneService();
    }

    private static void bothAreOneService() {
        assertThat(VERONA.administration("/api/status"))
                .contains(VERONA.address(), MANTUA.address())
                .containsPattern("\\Q" + MANTUA.address()
                        + "\\E\",\"datacenter\":\"dc1\",\"state\":\"up\",\"isReachable\":true");
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
        }
    }
}
