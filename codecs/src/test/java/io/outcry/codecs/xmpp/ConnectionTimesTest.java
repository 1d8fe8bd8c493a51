package io.outcry.codecs.xmpp;

import static io.outcry.codecs.xmpp.Loopback.AMPLE;
import static io.outcry.codecs.xmpp.Loopback.NO_TLS;
import static io.outcry.codecs.xmpp.Loopback.send;
import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.stanza.Namespaces;
import io.outcry.core.stream.StreamCommand;
import io.outcry.core.stream.StreamError;
import io.outcry.core.stream.StreamEvent;
import io.outcry.core.stream.StreamHeader;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import org.apache.pekko.actor.ActorSystem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ConnectionTimesTest {

    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration PACE = Duration.ofMillis(20);
    private static final StreamHeader HEADER =
            new StreamHeader("", "capulet.example", "1", "en", "1.0", Namespaces.CLIENT);

    private static ActorSystem system;

    @BeforeAll
    static void start() {
        system = ActorSystem.create("ConnectionTimesTest");
    }

    @AfterAll
    static void stop() {
        system.terminate();
    }

    @Test
    void endsAStreamThatIsSilent() throws Exception {
        var server = Loopback.bind(system, NO_TLS, new XmppFlow.Times(SHORT, AMPLE, AMPLE, AMPLE));
        try (var client = open(server)) {
            assertThat(server.event()).isEqualTo(timeout("nothing was heard for " + SHORT));
            assertThat(client.isConnected()).isTrue();
        }
    }

    @Test
    void doesNotCountASilenceOfItsOwn() throws Exception {
        // given
        var server = Loopback.bind(system, NO_TLS, new XmppFlow.Times(SHORT, AMPLE, AMPLE, AMPLE));
        try (var client = server.connect()) {
            var connection = server.connection();
            send(client, Decoding.OPENING + "<presence/>");

            // when
            assertThat(server.eventWithin(SHORT.multipliedBy(3))).isEmpty();
            connection.request(2);

            // then
            assertThat(server.event()).isInstanceOf(StreamEvent.Opened.class);
            assertThat(server.event()).isInstanceOf(StreamEvent.Received.class);
        }
    }

    @Test
    void endsAStanzaThatDrips() throws Exception {
        var server = Loopback.bind(system, NO_TLS, new XmppFlow.Times(AMPLE, SHORT, AMPLE, AMPLE));
        try (var client = open(server)) {
            send(client, "<message><body>");
            var event = server.eventWithin(PACE);
            for (var sent = 0; event.isEmpty() && sent < 1_000; sent++) {
                send(client, "a");
                event = server.eventWithin(PACE);
            }
            assertThat(event).contains(timeout("a tag or stanza took longer than " + SHORT));
        }
    }

    @Test
    void givesEachStanzaItsOwnTime() throws Exception {
        // given
        var frame = Duration.ofSeconds(1);
        var server = Loopback.bind(system, NO_TLS, new XmppFlow.Times(AMPLE, frame, AMPLE, AMPLE));
        try (var client = open(server)) {
            // when
            send(client, "<presence>");
            var began = System.nanoTime();
            var received = 0;
            while (System.nanoTime() - began < frame.multipliedBy(2).toNanos()) {
                send(client, "</presence><presence>");
                assertThat(server.event()).isInstanceOf(StreamEvent.Received.class);
                assertThat(server.eventWithin(PACE)).isEmpty();
                received++;
            }

            // then
            assertThat(received).isPositive();
            assertThat(server.event()).isInstanceOf(StreamEvent.Failed.class);
        }
    }

    @Test
    void endsAHandshakeThatDoesNotEnd() throws Exception {
        var security = new XmppFlow.Security(
                XmppFlow.Security.Begin.AT_ONCE,
                () -> {
                    try {
                        var engine = javax.net.ssl.SSLContext.getDefault().createSSLEngine();
                        engine.setUseClientMode(false);
                        return engine;
                    } catch (java.security.NoSuchAlgorithmException none) {
                        throw new IllegalStateException(none);
                    }
                },
                Runnable::run);
        var server = Loopback.bind(system, security, new XmppFlow.Times(AMPLE, AMPLE, SHORT, AMPLE));
        try (var client = server.connect()) {
            assertThat(server.event()).isEqualTo(new StreamEvent.Lost("the TLS handshake took longer than " + SHORT));
            assertThat(Loopback.isEnded(client)).isTrue();
        }
    }

    @Test
    void endsAConnectionWhoseOtherSideDoesNotClose() throws Exception {
        var server = Loopback.bind(system, NO_TLS, new XmppFlow.Times(AMPLE, AMPLE, AMPLE, SHORT));
        try (var client = server.connect()) {
            // given
            var connection = server.connection();
            connection.tell(new StreamCommand.Open(HEADER));
            connection.tell(new StreamCommand.Close());
            Loopback.read(client, "</stream:stream>");
            assertThat(client.getInputStream().read()).isEqualTo(-1);

            // then
            assertThat(isResetInTime(server, client)).isTrue();
        }
    }

    @Test
    void endsAConnectionWhoseSessionSaysNothing() throws Exception {
        var server = Loopback.bind(system, NO_TLS, new XmppFlow.Times(AMPLE, AMPLE, AMPLE, SHORT));
        try (var client = open(server)) {
            send(client, "<!-- -->");
            assertThat(server.event()).isInstanceOf(StreamEvent.Failed.class);
            assertThat(Loopback.isEnded(client)).isTrue();
        }
    }

    /** Behind the opening tag, with demand for more than these tests send. */
    private static Socket open(Loopback server) throws Exception {
        var client = server.connect();
        server.connection().request(10_000);
        send(client, Decoding.OPENING);
        assertThat(server.event()).isInstanceOf(StreamEvent.Opened.class);
        return client;
    }

    private static boolean isResetInTime(Loopback server, Socket client) throws InterruptedException {
        for (var sent = 0; sent < 1_000; sent++) {
            try {
                send(client, " ");
            } catch (IOException reset) {
                return true;
            }
            assertThat(server.eventWithin(PACE)).isEmpty();
        }
        return false;
    }

    private static StreamEvent timeout(String text) {
        return new StreamEvent.Failed(StreamError.of(StreamError.Condition.CONNECTION_TIMEOUT, text));
    }
}
