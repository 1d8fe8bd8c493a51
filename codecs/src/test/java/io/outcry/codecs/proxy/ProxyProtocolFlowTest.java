package io.outcry.codecs.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.util.ByteString;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ProxyProtocolFlowTest {

    private static final Duration AMPLE = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final String HEADER = "PROXY TCP4 192.0.2.1 198.51.100.2 56804 5222\r\n";
    private static final String REST = "<stream:stream>";

    private static ActorSystem system;

    private final List<Optional<InetSocketAddress>> sources = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void start() {
        system = ActorSystem.create("ProxyProtocolFlowTest");
    }

    @AfterAll
    static void stop() {
        system.terminate();
    }

    @Test
    void takesTheHeaderOffWhereverItIsCut() throws Exception {
        var all = HEADER + REST;
        for (var cut = 0; cut <= all.length(); cut++) {
            assertThat(read(List.of(all.substring(0, cut), all.substring(cut)))).isEqualTo(REST);
        }
        assertThat(sources)
                .hasSize(all.length() + 1)
                .containsOnly(Optional.of(new InetSocketAddress("192.0.2.1", 56_804)));
    }

    @Test
    void takesTheHeaderOffByteByByte() throws Exception {
        var bytes = new ArrayList<String>();
        (HEADER + REST).chars().forEach(c -> bytes.add(Character.toString(c)));
        assertThat(read(bytes)).isEqualTo(REST);
    }

    @Test
    void tellsNobodyWhereTheBalancerDoesNot() throws Exception {
        assertThat(read(List.of("PROXY UNKNOWN\r\n" + REST, REST))).isEqualTo(REST + REST);
        assertThat(sources).containsExactly(Optional.empty());
    }

    @Test
    void endsAConnectionWithoutHeaderInTime() {
        var silent = Source.<ByteString>maybe();
        assertThatThrownBy(() -> get(silent.via(ProxyProtocolFlow.create(SHORT, sources::add))
                        .runWith(Sink.ignore(), system)))
                .hasRootCauseMessage("no PROXY header came within " + SHORT);
        assertThat(sources).isEmpty();
    }

    @Test
    void endsAConnectionWithAWrongHeader() {
        assertThatThrownBy(() -> read(List.of("<?xml version='1.0'?>")))
                .hasRootCauseInstanceOf(ProxyHeader.WrongHeader.class);
        assertThat(sources).isEmpty();
    }

    @Test
    void endsAConnectionWithHalfAHeader() {
        assertThatThrownBy(() -> read(List.of(HEADER.substring(0, 20))))
                .hasRootCauseMessage("the connection ended before its PROXY header");
    }

    private String read(List<String> chunks) throws Exception {
        var bytes = chunks.stream().map(ByteString::fromString).toList();
        return get(Source.from(bytes)
                        .via(ProxyProtocolFlow.create(AMPLE, sources::add))
                        .runFold(ByteString.emptyByteString(), ByteString::concat, system))
                .utf8String();
    }

    private static <T> T get(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(20, TimeUnit.SECONDS);
    }
}
