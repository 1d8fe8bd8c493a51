package io.outcry.codecs.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.codecs.tls.TestKeys;
import io.outcry.codecs.tls.TlsIdentities;
import io.outcry.core.meter.Silent;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Namespaces;
import io.outcry.core.stream.ChannelBindings;
import io.outcry.core.stream.Connection;
import io.outcry.core.stream.StreamCommand;
import io.outcry.core.stream.StreamEvent;
import io.outcry.core.stream.StreamHeader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.stream.javadsl.Keep;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Tcp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XmppFlowTest {

    private static final String NO_EVENT = "no event came in time";

    @TempDir
    private static Path folder;

    private static ActorSystem system;
    private static TlsIdentities identities;
    private static int port;
    private static final BlockingQueue<StreamEvent> EVENTS = new LinkedBlockingQueue<>();
    private static final BlockingQueue<Connection> CONNECTIONS = new LinkedBlockingQueue<>();

    @BeforeAll
    static void bind() throws Exception {
        identities = TlsIdentities.load(
                new TlsIdentities.Settings(List.of(TestKeys.create(folder, "capulet.example")), Optional.empty()));
        system = ActorSystem.create("XmppFlowTest");
        var security = new XmppFlow.Security(
                XmppFlow.Security.Begin.ON_COMMAND, identities::engine, ForkJoinPool.commonPool());
        var ample = Duration.ofSeconds(30);
        var settings = new XmppFlow.Settings(
                Decoding.LIMITS,
                Namespaces.CLIENT,
                100_000,
                security,
                new XmppFlow.Times(ample, ample, ample, ample),
                new Silent());
        var binding = Tcp.get(system)
                .bind("127.0.0.1", 0, 100, List.of(), true, Optional.empty())
                .to(Sink.foreach(incoming -> CONNECTIONS.add(incoming.flow()
                        .joinMat(XmppFlow.create(settings, EVENTS::add), Keep.right())
                        .run(system))))
                .run(system)
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
        port = binding.localAddress().getPort();
    }

    @AfterAll
    static void stop() {
        system.terminate();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void forgetsWhatWasInjectedBehindStartTls(String protocol) throws Exception {
        try (var plain = new Socket()) {
            plain.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 10_000);
            plain.setSoTimeout(10_000);
            var connection = next(CONNECTIONS);

            // when
            connection.request(1);
            send(plain, Decoding.OPENING);
            assertThat(next(EVENTS)).isInstanceOf(StreamEvent.Opened.class);
            connection.request(1);
            send(plain, "<starttls xmlns='" + Namespaces.TLS + "'/><message><body>injected</body></message>");
            assertThat(next(EVENTS)).isInstanceOf(StreamEvent.Nonza.class);
            connection.tell(new StreamCommand.SendNonza(Element.empty("proceed", Namespaces.TLS)));
            connection.tell(new StreamCommand.StartTls());
            connection.request(10);
            assertThat(read(plain, "tls'/>")).endsWith("<proceed xmlns='" + Namespaces.TLS + "'/>");
            var secure = upgrade(plain, protocol);
            secure.startHandshake();

            // then
            assertThat(next(EVENTS)).isInstanceOfSatisfying(StreamEvent.Secured.class, secured -> {
                assertThat(secured.facts().protocol()).isEqualTo(protocol);
                assertThat(secured.facts().serverName()).isEqualTo("capulet.example");
                assertThat(secured.facts().bindings().find(ChannelBindings.TLS_EXPORTER))
                        .hasValueSatisfying(bytes -> assertThat(bytes).isEqualTo(exported(secure)));
                assertThat(secured.facts().bindings().names()).contains(ChannelBindings.TLS_SERVER_END_POINT);
            });
            send(secure, Decoding.OPENING + "<presence/>");
            assertThat(next(EVENTS)).isInstanceOf(StreamEvent.Opened.class);
            assertThat(next(EVENTS)).isInstanceOf(StreamEvent.Received.class);
            connection.tell(new StreamCommand.Open(
                    new StreamHeader("", "capulet.example", "1", "en", "1.0", Namespaces.CLIENT)));
            connection.tell(new StreamCommand.Close());
            assertThat(read(secure, "</stream:stream>")).contains("from='capulet.example'");
            assertThat(secure.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void readsNothingWithoutDemand() throws Exception {
        try (var plain = new Socket(InetAddress.getLoopbackAddress(), port)) {
            var connection = next(CONNECTIONS);
            connection.request(2);
            send(plain, Decoding.OPENING + "<presence/><presence/><presence/></stream:stream>");
            assertThat(next(EVENTS)).isInstanceOf(StreamEvent.Opened.class);
            assertThat(next(EVENTS)).isInstanceOf(StreamEvent.Received.class);
            assertThat(EVENTS.poll(200, TimeUnit.MILLISECONDS)).isNull();
            connection.request(3);
            assertThat(next(EVENTS)).isInstanceOf(StreamEvent.Received.class);
            assertThat(next(EVENTS)).isInstanceOf(StreamEvent.Received.class);
            assertThat(next(EVENTS)).isInstanceOf(StreamEvent.Closed.class);
            connection.tell(new StreamCommand.Close());
        }
    }

    @Test
    void endsAConnectionThatDoesNotReadWhatWeWrite() throws Exception {
        try (var plain = new Socket(InetAddress.getLoopbackAddress(), port)) {
            var connection = next(CONNECTIONS);
            connection.request(1);
            var large =
                    Element.named("large", "urn:large").text("x".repeat(50_000)).build();
            for (var i = 0; i < 1_000 && EVENTS.isEmpty(); i++) {
                connection.tell(new StreamCommand.SendNonza(large));
            }
            assertThat(next(EVENTS))
                    .isInstanceOfSatisfying(
                            StreamEvent.Lost.class,
                            lost -> assertThat(lost.reason()).contains("too slow to read"));
            assertThat(plain.isConnected()).isTrue();
        }
    }

    @Test
    void tellsThatTheStreamWasCutOff() throws Exception {
        try (var plain = new Socket(InetAddress.getLoopbackAddress(), port)) {
            next(CONNECTIONS).request(5);
            send(plain, Decoding.OPENING + "<mess");
            assertThat(next(EVENTS)).isInstanceOf(StreamEvent.Opened.class);
            plain.shutdownOutput();
            assertThat(next(EVENTS)).isInstanceOf(StreamEvent.Lost.class);
        }
    }

    private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
        return Optional.ofNullable(queue.poll(10, TimeUnit.SECONDS)).orElseThrow(() -> new AssertionError(NO_EVENT));
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    private static String read(Socket socket, String end) throws IOException {
        var text = new StringBuilder();
        while (text.indexOf(end) < 0) {
            var b = socket.getInputStream().read();
            if (b < 0) {
                throw new IOException("closed after " + text);
            }
            text.append((char) b);
        }
        return text.toString();
    }

    private static byte[] exported(SSLSocket socket) {
        try {
            return ((ExtendedSSLSession) socket.getSession())
                    .exportKeyingMaterialData("EXPORTER-Channel-Binding", new byte[0], 32);
        } catch (IOException none) {
            throw new AssertionError(none);
        }
    }

    private static SSLSocket upgrade(Socket plain, String protocol) throws Exception {
        var context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Trusting()}, new SecureRandom());
        var socket = (SSLSocket) context.getSocketFactory().createSocket(plain, "capulet.example", port, true);
        socket.setEnabledProtocols(new String[] {protocol});
        return socket;
    }

    /** The certificate is made by the test. */
    private static final class Trusting implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
