package io.outcry.it.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.outcry.it.harness.Bystanders;
import io.outcry.it.harness.Servers;
import io.outcry.it.peer.ChannelBinding;
import io.outcry.it.peer.Login;
import io.outcry.it.peer.TestServer;
import io.outcry.it.peer.XmppPeer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A network that brings every byte alone is slow and no mistake; one that stops in the middle is sent away. */
class ByteByByteTest {

    @RegisterExtension
    static final Bystanders BYSTANDERS = new Bystanders();

    private static final String OPENING = "<?xml version='1.0'?><stream:stream to='montague.example' version='1.0'"
            + " xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'>";

    @Test
    void everyByteMayComeAlone() {
        var server = Servers.shared();
        var romeo = server.player("romeo");
        try (var peer = XmppPeer.connect(server, romeo.domain())) {
            drip(peer, OPENING + "<starttls xmlns='" + Login.TLS + "'/>");
            peer.expectOpened();
            peer.expect("<stream:features/>");
            peer.expect("<proceed xmlns='" + Login.TLS + "'/>");
            peer.wire().secure(romeo.domain());
            Login.authenticate(peer, romeo, Login.usualMechanism(peer.open()), ChannelBinding.UNSUPPORTED);
            Login.bind(peer, "phone");

            drip(peer, "<message type='chat' to='" + peer.address() + "'><body>drop by drop: é€😀</body></message>");

            peer.expect("<message type='chat'><body>drop by drop: é€😀</body></message>");
        }
    }

    @Test
    void whoNeverLogsInIsSentAway() {
        TestServer server = Servers.tight();
        try (var peer = XmppPeer.connect(server, "montague.example")) {
            peer.open();

            peer.expectEndAfterError("connection-timeout");
        }
    }

    @Test
    void whoNeverFinishesTheOpeningTagIsSentAway() {
        try (var peer = XmppPeer.connect(Servers.tight(), "montague.example")) {

            peer.send(OPENING.substring(0, 30));

            peer.expectRawEnd();
        }
    }

    @Test
    void whoNeverBeginsTlsIsSentAway() {
        try (var peer = XmppPeer.connectTo(Servers.tight().directTlsClients(), "montague.example")) {

            peer.expectRawEnd();
        }
    }

    @Test
    void whoNeverFinishesAStanzaIsSentAway() {
        var server = Servers.tight();
        try (var peer = Login.session(server, server.player("romeo"), "phone")) {

            peer.send("<message><body>To be continued");

            peer.expectStreamError("connection-timeout");
        }
    }

    private static void drip(XmppPeer peer, String text) {
        for (var drop : text.getBytes(UTF_8)) {
            peer.sendBytes(new byte[] {drop});
        }
    }
}
