package io.outcry.it.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.stanza.Namespaces;
import io.outcry.it.harness.Cable;
import io.outcry.it.harness.Node;
import io.outcry.it.peer.Login;
import io.outcry.it.peer.Patience;
import io.outcry.it.peer.Player;
import io.outcry.it.peer.TestServer;
import io.outcry.it.peer.XmppPeer;
import io.outcry.persistence.MariaDb;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import org.jivesoftware.smack.packet.Message;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The node that held a connection is gone, and its client resumes its stream on another (XEP-0198 §5). */
class ResumeElsewhereTest {

    /** Enough that for some of them the account's actor was on the node that goes, and for others elsewhere. */
    private static final int PEERS = 6;

    private static final List<Node> NODES = Node.cluster(MariaDb.shared(), 3);
    private static final Node THERE = NODES.getFirst();
    private static final Node GOING = NODES.getLast();

    @AfterAll
    static void stop() {
        NODES.forEach(Node::close);
    }

    private final Player juliet = THERE.player("juliet");

    @Test
    void afterAnOrderlyStop() throws Exception {
        goesElsewhere(() -> assertThat(GOING.stop()).isZero());
    }

    @Test
    void afterKillMinusNine() throws Exception {
        goesElsewhere(GOING::kill);
    }

    private void goesElsewhere(Runnable end) throws Exception {
        var romeos =
                IntStream.range(0, PEERS).mapToObj(_ -> THERE.player("romeo")).toList();
        var viaSmack = THERE.player("romeo");
        var viaSlixmpp = THERE.player("romeo");
        try (var friend = Login.session(THERE, juliet, "balcony");
                var smackCable = Cable.to(GOING.clients());
                var slixmppCable = Cable.to(GOING.clients());
                var smack = SmackClient.overStartTls(new ByCable(smackCable), viaSmack)
                        .login();
                var slixmpp = SlixmppClient.start(
                        slixmppCable.address(),
                        SlixmppClient.Transport.START_TLS,
                        viaSlixmpp,
                        "resume",
                        "yes",
                        "reconnect",
                        "yes")) {
            friend.becomeAvailable();
            var heardBySmack = bothAvailable(smack, slixmpp);
            var peers = romeos.stream().map(this::resumable).toList();
            peers.forEach(peer -> talk(peer, friend));
            friend.chat(viaSmack.bare(), "before");
            friend.chat(viaSlixmpp.bare(), "before");
            assertThat(heardBySmack.take()).isEqualTo("before");
            slixmpp.await("message", "body", "before");

            smackCable.leadTo(THERE.clients());
            slixmppCable.leadTo(THERE.clients());
            end.run();
            romeos.forEach(romeo -> friend.chat(romeo.bare(), "meanwhile"));
            friend.chat(viaSmack.bare(), "meanwhile");
            friend.chat(viaSlixmpp.bare(), "meanwhile");

            for (var i = 0; i < PEERS; i++) {
                isBack(romeos.get(i), peers.get(i), friend);
            }
            Patience.until("Smack has noticed", () -> !smack.connection().isConnected());
            logInAgain(smack);
            assertThat(smack.connection().streamWasResumed()).isTrue();
            assertThat(heardBySmack.take()).isEqualTo("meanwhile");
            slixmpp.await("session_resumed");
            slixmpp.await("message", "body", "meanwhile");
            friend.roundTrip();
            assertThat(heardBySmack).isEmpty();
        } finally {
            GOING.restart();
        }
    }

    /** What Smack hears from now on. */
    private static BlockingQueue<String> bothAvailable(SmackClient smack, SlixmppClient slixmpp) throws Exception {
        var heard = new LinkedBlockingQueue<String>();
        smack.connection()
                .addStanzaListener(
                        stanza -> heard.add(String.valueOf(((Message) stanza).getBody())),
                        stanza -> stanza instanceof Message);
        smack.becomeAvailable();
        Patience.until("Smack's stream is managed", () -> smack.connection().isSmResumptionPossible());
        slixmpp.await("sm_enabled");
        slixmpp.order("available");
        slixmpp.await("presence_available");
        return heard;
    }

    /** It is given what it missed and nothing else, and is heard. */
    private void isBack(Player romeo, Peer lost, XmppPeer friend) {
        try (var back = resume(romeo, lost)) {
            assertThat(nextBody(back)).isEqualTo("meanwhile");
            back.chat(juliet.bare(), "back as " + romeo.bare());
            friend.skipTo("<message type='chat'><body>back as " + romeo.bare() + "</body></message>");
            back.expectNothing();
        }
    }

    /** A session on the node that goes, whose stream has this id. */
    private record Peer(XmppPeer session, String streamId) {}

    private Peer resumable(Player romeo) {
        var session = Login.session(GOING, romeo, "phone");
        session.becomeAvailable();
        session.send("<enable xmlns='" + Namespaces.STREAM_MANAGEMENT + "' resume='true'/>");
        var enabled = session.expect("<enabled xmlns='" + Namespaces.STREAM_MANAGEMENT + "' resume='true'/>");
        return new Peer(session, enabled.attributeOr("id", ""));
    }

    /** Both say something, and each has what the other said. */
    private void talk(Peer peer, XmppPeer friend) {
        var session = peer.session();
        session.chat(juliet.bare(), "from " + session.address());
        friend.skipTo("<message type='chat'><body>from " + session.address() + "</body></message>");
        session.expectAcknowledged(1);
        var account = session.address().substring(0, session.address().indexOf('/'));
        friend.chat(account, "first");
        friend.chat(account, "second");
        session.skipTo("<message type='chat'><body>first</body></message>");
        session.skipTo("<message type='chat'><body>second</body></message>");
    }

    /** As a client does: again and again, until there is a server that knows the account. */
    private static XmppPeer resume(Player player, Peer lost) {
        var failures = new ArrayList<String>();
        var resumed = new ArrayList<XmppPeer>(1);
        Patience.until(() -> "not resumed: " + failures, () -> {
            tryToResume(player, lost, failures).ifPresent(resumed::add);
            return !resumed.isEmpty();
        });
        return resumed.getFirst();
    }

    private static Optional<XmppPeer> tryToResume(Player player, Peer lost, List<String> failures) {
        var peer = Login.authenticated(THERE, player);
        peer.goesOnFrom(lost.session());
        peer.send("<resume xmlns='" + Namespaces.STREAM_MANAGEMENT + "' previd='" + lost.streamId() + "' h='"
                + lost.session().handled() + "'/>");
        var answer = peer.nextElement();
        if (answer.is("resumed", Namespaces.STREAM_MANAGEMENT)) {
            assertThat(answer.attribute("h")).contains("1");
            return Optional.of(peer);
        }
        failures.add(String.valueOf(answer));
        assertThat(answer.is("error", Namespaces.STREAMS)).as(peer.transcript()).isTrue();
        peer.close();
        return Optional.empty();
    }

    private static void logInAgain(SmackClient smack) {
        var failures = new ArrayList<Exception>();
        Patience.until(() -> "Smack is not back: " + failures, () -> {
            try {
                smack.login();
                return true;
            } catch (Exception notYet) {
                return !failures.add(notYet);
            }
        });
    }

    private static String nextBody(XmppPeer peer) {
        while (true) {
            var body = peer.nextElement().child("body", Namespaces.CLIENT);
            if (body.isPresent()) {
                return body.get().text();
            }
        }
    }

    private record ByCable(Cable cable) implements TestServer {

        @Override
        public InetSocketAddress clients() {
            return cable.address();
        }

        @Override
        public InetSocketAddress directTlsClients() {
            return cable.address();
        }

        @Override
        public Player player(String name) {
            return THERE.player(name);
        }
    }
}
