package io.outcry.codecs.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.codecs.tls.TestClient;
import io.outcry.codecs.tls.TestKeys;
import io.outcry.codecs.tls.TlsIdentities;
import io.outcry.core.stream.StreamEvent;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RejectedExecutionException;
import javax.net.ssl.SSLSocket;
import org.apache.pekko.actor.ActorSystem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Connections that begin with TLS (XEP-0368). */
class SecureConnectionTest {

    private static final Duration SHORT = Duration.ofMillis(300);

    @TempDir
    private static Path folder;

    private static ActorSystem system;
    private static TlsIdentities identities;

    @BeforeAll
    static void start() throws Exception {
        identities = TlsIdentities.load(
                new TlsIdentities.Settings(List.of(TestKeys.create(folder, "capulet.example")), Optional.empty()));
        system = ActorSystem.create("SecureConnectionTest");
    }

    @AfterAll
    static void stop() {
        system.terminate();
    }

    @Test
    void noticesWhereTheConnectionWasCutOff() throws Exception {
        var server = bind(ForkJoinPool.commonPool(), Loopback.AMPLE_TIMES);
        try (var plain = server.connect();
                var secure = client(server, plain)) {
            server.connection().request(5);
            Loopback.send(secure, Decoding.OPENING);
            assertThat(server.event()).isInstanceOf(StreamEvent.Secured.class);
            assertThat(secure.getApplicationProtocol()).isEqualTo("xmpp-client");
            assertThat(server.event()).isInstanceOf(StreamEvent.Opened.class);

            // when
            plain.shutdownOutput();

            // then
            assertThat(server.event())
                    .isEqualTo(new StreamEvent.Lost("the connection was closed without closing the stream or TLS"));
        }
    }

    @Test
    void noticesWhereOnlyTlsWasClosed() throws Exception {
        var server = bind(ForkJoinPool.commonPool(), Loopback.AMPLE_TIMES);
        try (var secure = client(server, server.connect())) {
            server.connection().request(5);
            Loopback.send(secure, Decoding.OPENING);
            assertThat(server.event()).isInstanceOf(StreamEvent.Secured.class);
            assertThat(server.event()).isInstanceOf(StreamEvent.Opened.class);

            // when
            secure.shutdownOutput();

            // then
            assertThat(server.event())
                    .isEqualTo(new StreamEvent.Lost("the connection was closed without closing the stream"));
        }
    }

    @Test
    void saysThatItCannotComputeAHandshake() throws Exception {
        Executor full = _ -> {
            throw new RejectedExecutionException("full");
        };
        var server = bind(full, new XmppFlow.Times(Loopback.AMPLE, Loopback.AMPLE, Loopback.AMPLE, SHORT));
        try (var secure = client(server, server.connect())) {
            assertThat(Loopback.isEnded(secure)).isTrue();
            assertThat(server.event())
                    .isEqualTo(new StreamEvent.Lost("TLS failed: the server cannot compute another handshake now"));
        }
    }

    @Test
    void saysWhatIsWrongWhereTheOtherSideSpeaksNoTls() throws Exception {
        var server = bind(ForkJoinPool.commonPool(), Loopback.AMPLE_TIMES);
        try (var plain = server.connect()) {
            Loopback.send(plain, Decoding.OPENING);
            assertThat(server.event())
                    .isInstanceOfSatisfying(
                            StreamEvent.Lost.class,
                            lost -> assertThat(lost.reason()).startsWith("TLS failed: "));
        }
    }

    /** Stanzas that lie there because the session is busy have not begun to take their time. */
    @Test
    void givesAStanzaNoTimeLimitWhileNobodyWantsIt() throws Exception {
        var server = bind(
                ForkJoinPool.commonPool(), new XmppFlow.Times(Loopback.AMPLE, SHORT, Loopback.AMPLE, Loopback.AMPLE));
        try (var secure = client(server, server.connect())) {
            // given
            var connection = server.connection();
            secure.startHandshake();
            assertThat(server.event()).isInstanceOf(StreamEvent.Secured.class);
            Loopback.send(secure, Decoding.OPENING);
            Loopback.send(secure, "<presence/>");
            Loopback.send(secure, "<presence/>");

            // when
            connection.request(1);
            assertThat(server.event()).isInstanceOf(StreamEvent.Opened.class);
            assertThat(server.eventWithin(SHORT.multipliedBy(3))).isEmpty();
            connection.request(2);

            // then
            assertThat(server.event()).isInstanceOf(StreamEvent.Received.class);
            assertThat(server.event()).isInstanceOf(StreamEvent.Received.class);
        }
    }

    private static Loopback bind(Executor tasks, XmppFlow.Times times) throws Exception {
        var security = new XmppFlow.Security(XmppFlow.Security.Begin.AT_ONCE, identities::directEngine, tasks);
        return Loopback.bind(system, security, times);
    }

    private static SSLSocket client(Loopback server, Socket plain) throws Exception {
        return new TestClient(folder)
                .ask("capulet.example")
                .speak("xmpp-client")
                .over(plain, server.port());
    }
}
