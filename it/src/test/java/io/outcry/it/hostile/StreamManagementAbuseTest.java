package io.outcry.it.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Namespaces;
import io.outcry.it.harness.Bystanders;
import io.outcry.it.harness.Servers;
import io.outcry.it.peer.Login;
import io.outcry.it.peer.Player;
import io.outcry.it.peer.TestServer;
import io.outcry.it.peer.XmppPeer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Counts that cannot be, and streams that are somebody else's (XEP-0198). */
class StreamManagementAbuseTest {

    @RegisterExtension
    static final Bystanders BYSTANDERS = new Bystanders();

    private static final String SM = Namespaces.STREAM_MANAGEMENT;
    private static final String ENABLE = "<enable xmlns='" + SM + "' resume='true'/>";
    private static final String UNEXPECTED =
            "<failed xmlns='" + SM + "'><unexpected-request xmlns='" + Namespaces.STANZA_ERRORS + "'/></failed>";
    private static final String NOT_FOUND =
            "<failed xmlns='" + SM + "'><item-not-found xmlns='" + Namespaces.STANZA_ERRORS + "'/></failed>";

    private final TestServer server = Servers.shared();
    private final Player romeo = server.player("romeo");

    @Test
    void aCountBeyondWhatWasSentEndsTheStream() {
        try (var peer = Login.session(server, romeo, "phone")) {
            peer.send(ENABLE);
            peer.expect("<enabled xmlns='" + SM + "'/>");

            peer.send("<a xmlns='" + SM + "' h='7'/>");

            expectCountTooHigh(peer);
        }
    }

    @Test
    void aResumptionBeyondWhatWasSentEndsTheStream() {
        var lost = Login.session(server, romeo, "phone");
        var id = enable(lost);
        lost.cut();
        try (var peer = Login.authenticated(server, romeo)) {

            peer.send(resume(id, "7"));

            expectCountTooHigh(peer);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "h='-1'", "h='many'", "h='4294967296'", "h='99999999999999999999'", "h='1.5'"})
    void aCountThatIsNoneEndsTheStream(String count) {
        try (var peer = Login.session(server, romeo, "phone")) {
            peer.send(ENABLE);
            peer.expect("<enabled xmlns='" + SM + "'/>");

            peer.send("<a xmlns='" + SM + "' " + count + "/>");

            assertThat(peer.nextElement().is("error", Namespaces.STREAMS)).isTrue();
            peer.expectEnd();
        }
    }

    @Test
    void nobodyEnablesTwice() {
        try (var peer = Login.session(server, romeo, "phone")) {
            peer.send(ENABLE);
            peer.expect("<enabled xmlns='" + SM + "'/>");

            peer.send(ENABLE);

            peer.expect(UNEXPECTED);
            peer.roundTrip();
        }
    }

    @Test
    void nobodyEnablesBeforeBinding() {
        try (var peer = Login.authenticated(server, romeo)) {

            peer.send(ENABLE);

            peer.expect(UNEXPECTED);
            Login.bind(peer, "phone");
            peer.roundTrip();
        }
    }

    @Test
    void nobodyResumesAfterBinding() {
        try (var peer = Login.session(server, romeo, "phone")) {

            peer.send(resume("anything", "0"));

            peer.expect(UNEXPECTED);
            peer.roundTrip();
        }
    }

    @Test
    void aStreamThatNeverWasIsNotResumed() {
        try (var peer = Login.authenticated(server, romeo)) {

            peer.send(resume("never-was", "0"));

            peer.expect(NOT_FOUND);
            Login.bind(peer, "phone");
            peer.roundTrip();
        }
    }

    @Test
    void aStreamThatWasClosedIsNotResumed() {
        var closed = Login.session(server, romeo, "phone");
        var id = enable(closed);
        closed.leave();
        try (var peer = Login.authenticated(server, romeo)) {

            peer.send(resume(id, "0"));

            peer.expect(NOT_FOUND);
        }
    }

    @Test
    void nobodyResumesTheStreamOfAnother() {
        var lost = Login.session(server, romeo, "phone");
        var id = enable(lost);
        lost.cut();
        try (var mercutio = Login.authenticated(server, server.player("mercutio"))) {

            mercutio.send(resume(id, "0"));

            mercutio.expect(NOT_FOUND);
        }
        try (var owner = Login.authenticated(server, romeo)) {

            owner.send(resume(id, "0"));

            owner.expect("<resumed xmlns='" + SM + "' previd='" + id + "'/>");
        }
    }

    @Test
    void aResumptionTakesTheStreamFromAConnectionThatStillStands() {
        try (var first = Login.session(server, romeo, "phone")) {
            var id = enable(first);
            try (var second = Login.authenticated(server, romeo)) {

                second.send(resume(id, "0"));

                second.expect("<resumed xmlns='" + SM + "' previd='" + id + "'/>");
                second.goesOnFrom(first);
                second.roundTrip();
                first.expectEndAfterError("conflict");
            }
        }
    }

    @Test
    void nothingOfItComesBeforeTheLogin() {
        try (var peer = Login.secured(server, romeo.domain())) {

            peer.send(resume("anything", "0"));

            peer.expect(UNEXPECTED);
        }
    }

    private static String enable(XmppPeer peer) {
        peer.send(ENABLE);
        return peer.expect("<enabled xmlns='" + SM + "' resume='true'/>").attributeOr("id", "");
    }

    private static String resume(String id, String h) {
        return "<resume xmlns='" + SM + "' previd='" + id + "' h='" + h + "'/>";
    }

    /** XEP-0198 §4: undefined-condition, with a condition of its own beside it. */
    private static void expectCountTooHigh(XmppPeer peer) {
        Element error = peer.expect("<stream:error><undefined-condition xmlns='" + Namespaces.STREAM_ERRORS
                + "'/><handled-count-too-high xmlns='" + SM + "' h='7'/></stream:error>");
        assertThat(error.child("handled-count-too-high", SM).orElseThrow().attribute("send-count"))
                .isPresent();
        peer.expectEnd();
    }
}
