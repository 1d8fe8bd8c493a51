package io.outcry.it.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.it.harness.Servers;
import io.outcry.it.load.ChatPlan.Closed;
import io.outcry.it.load.ChatPlan.Open;
import io.outcry.it.load.ChatPlan.Pace;
import io.outcry.it.load.measure.ProcessTree;
import io.outcry.it.load.report.ChatResult;
import io.outcry.it.load.wire.Security;
import io.outcry.it.load.wire.Target;
import io.outcry.it.peer.Player;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The harness against a node, and against a server that does wrong: it must find nothing here and everything there. */
class ChatLoadTest {

    private static final Duration SHORT = Duration.ofSeconds(1);

    @Test
    void losesNothingAtANode() throws IOException {
        var result = atNode(new Open(50), Security.STARTTLS);

        assertThat(result.errors()).isEmpty();
        assertThat(result.counts().sent()).isBetween(50L, 100L);
        assertThat(result.counts().delivered()).isEqualTo(result.counts().sent());
        assertThat(result.isFlawless()).isTrue();
        assertThat(result.latencyMillis().count()).isEqualTo(50);
        assertThat(result.latencyMillis().max()).isPositive();
        assertThat(result.processes())
                .allSatisfy(cost -> assertThat(cost.cpuMicrosPerMessage()).isPositive());
    }

    @Test
    void playsPingPongInAClosedLoopOverDirectTls() throws IOException {
        var result = atNode(new Closed(), Security.DIRECT);

        assertThat(result.errors()).isEmpty();
        assertThat(result.isFlawless()).isTrue();
        // More than the two first messages: they were answered.
        assertThat(result.counts().delivered()).isGreaterThan(20);
    }

    @Test
    void takesMessagesOfManyTlsRecords() throws IOException {
        var server = Servers.shared();
        var target = new Target(server.clients(), Security.STARTTLS, true, true);

        var result = new ChatLoad(
                        plan(target, players(2), new Open(10), 150_000, SHORT),
                        new StopSignal(),
                        new PrintWriter(Writer.nullWriter()))
                .run();

        assertThat(result.errors()).isEmpty();
        assertThat(result.counts().delivered()).isEqualTo(10);
    }

    @Test
    void findsNothingWrongWithAServerThatIsRight() throws IOException {
        var result = atFaulty(2, messages -> messages);

        assertThat(result.isFlawless()).isTrue();
    }

    @Test
    void countsADroppedMessageAsLost() throws IOException {
        var result = atFaulty(10, messages -> messages.subList(1, messages.size()));

        assertThat(result.counts().lost()).isEqualTo(result.counts().sent() / 10);
        assertThat(result.counts().delivered()).isEqualTo(result.counts().sent() * 9 / 10);
        assertThat(result.counts().duplicated()).isZero();
        assertThat(result.isFlawless()).isFalse();
    }

    @Test
    void countsADoubledMessage() throws IOException {
        var result = atFaulty(
                10,
                messages -> Stream.concat(messages.stream(), messages.stream().limit(1))
                        .toList());

        assertThat(result.counts().lost()).isZero();
        assertThat(result.counts().duplicated()).isEqualTo(result.counts().sent() / 10);
        assertThat(result.isFlawless()).isFalse();
    }

    @Test
    void countsWhatArrivesOutOfOrder() throws IOException {
        var result = atFaulty(4, List::reversed);

        assertThat(result.counts().lost()).isZero();
        assertThat(result.counts().reordered()).isEqualTo(result.counts().sent() / 2);
        assertThat(result.isFlawless()).isFalse();
    }

    @Test
    void countsWhatComesBackAndWhatArrivesElsewhere() throws IOException {
        var bouncing = atFaulty(
                1, messages -> List.of(messages.getFirst().replace("<message type='chat'", "<message type='error'")));
        var astray = atFaulty(1, messages -> List.of(messages.getFirst().replaceFirst("to='romeo@", "to='juliet@")));

        assertThat(bouncing.counts().bounced()).isEqualTo(bouncing.counts().sent());
        assertThat(bouncing.counts().lost()).isZero();
        assertThat(astray.counts().astray()).isEqualTo(astray.counts().sent() / 2);
        assertThat(astray.isFlawless()).isFalse();
    }

    @Test
    void saysWhyNobodyCouldLogIn() throws IOException {
        var target = new Target(Servers.shared().clients(), Security.NONE, true, true);

        var result = run(target, players(2), new Open(10));

        assertThat(result.isFlawless()).isFalse();
        assertThat(result.logins().failures()).isEqualTo(2);
        assertThat(result.errors()).allMatch(error -> error.endsWith("the server lets nobody log in without TLS"));
    }

    @Test
    void saysThatAPasswordIsWrongWithoutSayingThePassword() throws IOException {
        var target = new Target(Servers.shared().clients(), Security.STARTTLS, true, true);
        var players = players(2).stream()
                .map(player -> player.withPassword("wrong-secret"))
                .toList();

        var result = run(target, players, new Open(10));

        assertThat(result.errors())
                .hasSize(2)
                .allSatisfy(
                        error -> assertThat(error).contains("not-authorized").doesNotContain("wrong-secret"));
    }

    @Test
    void endsEarlyWithWhatThereIs() throws IOException {
        var stop = new StopSignal();
        try (var server = FaultyServer.start(1, messages -> messages)) {
            var plan = plan(target(server), verona(), new Open(50), Duration.ofMinutes(10));
            // A progress line says that messages flow; the next thing that happens is Ctrl-C.
            var progress = new PrintWriter(Writer.nullWriter()) {
                @Override
                public void println(String line) {
                    if (line.contains("delivered")) {
                        stop.give();
                    }
                }
            };

            var result = new ChatLoad(plan, stop, progress).run();

            assertThat(result.counts().delivered()).isPositive();
            assertThat(result.counts().lost()).isZero();
        }
    }

    private static ChatResult atNode(Pace pace, Security security) throws IOException {
        var server = Servers.shared();
        var address = security == Security.DIRECT ? server.directTlsClients() : server.clients();
        return run(new Target(address, security, true, true), players(4), pace);
    }

    private static ChatResult atFaulty(int every, UnaryOperator<List<String>> fault) throws IOException {
        try (var server = FaultyServer.start(every, fault)) {
            return run(target(server), verona(), new Open(40));
        }
    }

    private static Target target(FaultyServer server) {
        return new Target(server.address(), Security.NONE, true, false);
    }

    private static List<Player> verona() {
        return List.of(
                new Player("romeo", "romeo", "verona.example", "secret"),
                new Player("juliet", "juliet", "verona.example", "secret"));
    }

    private static List<Player> players(int count) {
        var players = new ArrayList<Player>();
        for (var i = 0; i < count; i++) {
            players.add(Servers.shared().player(i % 2 == 0 ? "romeo" : "juliet"));
        }
        return players;
    }

    private static ChatResult run(Target target, List<Player> players, Pace pace) throws IOException {
        return new ChatLoad(plan(target, players, pace, SHORT), new StopSignal(), new PrintWriter(Writer.nullWriter()))
                .run();
    }

    private static ChatPlan plan(Target target, List<Player> players, Pace pace, Duration duration) {
        return plan(target, players, pace, 200, duration);
    }

    private static ChatPlan plan(Target target, List<Player> players, Pace pace, int bodyBytes, Duration duration) {
        return new ChatPlan(
                target,
                "verona",
                players,
                50,
                pace,
                bodyBytes,
                false,
                Duration.ZERO,
                duration,
                Optional.of(ProcessTree.own()));
    }
}
