package io.outcry.it.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.it.harness.Servers;
import io.outcry.it.load.measure.ProcessTree;
import io.outcry.it.load.report.MucResult;
import io.outcry.it.load.wire.Security;
import io.outcry.it.load.wire.Target;
import io.outcry.it.peer.Player;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rooms of a node, and of a server that does wrong: nothing must be found here and everything there. */
class MucLoadTest {

    private static final MucPlan.Size SMALL = new MucPlan.Size(2, 5, 1);
    private static final MucPlan.Size ALONE = new MucPlan.Size(2, 1, 1);

    @Test
    void missesNothingAtANode() throws IOException {
        var result = atNode(SMALL);

        assertThat(result.errors()).isEmpty();
        assertThat(result.joins().inside()).isEqualTo(10);
        assertThat(result.joins().seconds()).isPositive();
        assertThat(result.joins().latencyMillis().count()).isEqualTo(10);
        assertThat(result.counts().sent()).isEqualTo(100);
        assertThat(result.counts().delivered()).isEqualTo(100);
        assertThat(result.isFlawless()).isTrue();
        assertThat(result.latencyMillis().count()).isEqualTo(100);
        assertThat(result.lastMillis().count()).isEqualTo(20);
        assertThat(result.lastMillis().p50())
                .isGreaterThanOrEqualTo(result.latencyMillis().p50());
        assertThat(result.processes())
                .hasSize(2)
                .allSatisfy(cost -> assertThat(cost.cpuMicrosPerMessage()).isPositive());
    }

    @Test
    void putsOneAccountIntoSeveralRooms() throws IOException {
        var result = atNode(new MucPlan.Size(3, 4, 2));

        assertThat(result.errors()).isEmpty();
        assertThat(result.setup().users()).isEqualTo(6);
        assertThat(result.joins().inside()).isEqualTo(12);
        assertThat(result.counts().delivered()).isEqualTo(80);
        assertThat(result.isFlawless()).isTrue();
    }

    @Test
    void findsNothingWrongWithAServerThatIsRight() throws IOException {
        var result = atFaulty(SMALL, 2, deliveries -> deliveries);

        assertThat(result.errors()).isEmpty();
        assertThat(result.counts().delivered()).isEqualTo(100);
        assertThat(result.isFlawless()).isTrue();
    }

    @Test
    void countsADroppedDeliveryAsMissing() throws IOException {
        var result = atFaulty(SMALL, 10, deliveries -> deliveries.subList(1, deliveries.size()));

        assertThat(result.counts().lost()).isEqualTo(10);
        assertThat(result.counts().delivered()).isEqualTo(90);
        assertThat(result.counts().reordered()).isZero();
        // Every second message did not reach everybody.
        assertThat(result.lastMillis().count()).isEqualTo(10);
        assertThat(result.isFlawless()).isFalse();
    }

    @Test
    void countsADoubledDelivery() throws IOException {
        var result = atFaulty(
                SMALL,
                10,
                deliveries -> Stream.concat(
                                deliveries.stream(), deliveries.stream().limit(1))
                        .toList());

        assertThat(result.counts().lost()).isZero();
        assertThat(result.counts().duplicated()).isEqualTo(10);
        assertThat(result.isFlawless()).isFalse();
    }

    @Test
    void countsWhatArrivesOutOfOrder() throws IOException {
        var result = atFaulty(ALONE, 4, List::reversed);

        assertThat(result.counts().lost()).isZero();
        assertThat(result.counts().reordered()).isEqualTo(result.counts().sent() / 2);
        assertThat(result.isFlawless()).isFalse();
    }

    @Test
    void countsWhatComesBackAndWhatArrivesElsewhere() throws IOException {
        var bouncing = atFaulty(
                ALONE, 1, deliveries -> List.of(deliveries.getFirst().replace("type='groupchat'", "type='error'")));
        var astray = atFaulty(
                ALONE, 1, deliveries -> List.of(deliveries.getFirst().replaceFirst("to='user-1@", "to='user-2@")));

        assertThat(bouncing.counts().bounced()).isEqualTo(bouncing.counts().sent());
        assertThat(bouncing.counts().lost()).isZero();
        assertThat(bouncing.errors()).singleElement().asString().contains("the first message that bounced");
        assertThat(astray.counts().astray()).isEqualTo(astray.counts().sent() / 2);
        assertThat(astray.isFlawless()).isFalse();
    }

    @Test
    void saysWhoWasNotLetIn() throws IOException {
        try (var server = FaultyServer.start(1, deliveries -> deliveries)) {
            server.rooms().refuse("occupant-3");

            var result = run(target(server), "rooms.verona.example", SMALL, verona(SMALL));

            assertThat(result.joins().inside()).isEqualTo(8);
            assertThat(result.joins().refused()).isEqualTo(2);
            assertThat(result.errors())
                    .hasSize(2)
                    .allSatisfy(error -> assertThat(error).endsWith("@rooms.verona.example/occupant-3: conflict"));
            assertThat(result.counts().sent()).isZero();
            assertThat(result.isFlawless()).isFalse();
        }
    }

    @Test
    void givesUpOnAServerThatDoesNotAnswer() throws IOException {
        try (var server = FaultyServer.start(1, deliveries -> deliveries)) {
            server.rooms().ignore("occupant-3");

            var result = run(target(server), "rooms.verona.example", SMALL, verona(SMALL));

            assertThat(result.errors())
                    .containsExactly("8 of 10 are in their rooms; the server let nobody in for 2.0 s");
            assertThat(result.counts().sent()).isZero();
            assertThat(result.isFlawless()).isFalse();
        }
    }

    private static MucResult atNode(MucPlan.Size size) throws IOException {
        var server = Servers.shared();
        var players = IntStream.range(0, size.accounts())
                .mapToObj(number -> server.player(number % 2 == 0 ? "romeo" : "juliet"))
                .toList();
        var target = new Target(server.clients(), Security.STARTTLS, true, true);
        return run(target, "rooms." + players.getFirst().domain(), size, players);
    }

    private static MucResult atFaulty(MucPlan.Size size, int every, UnaryOperator<List<String>> fault)
            throws IOException {
        try (var server = FaultyServer.start(every, fault)) {
            return run(target(server), "rooms.verona.example", size, verona(size));
        }
    }

    private static Target target(FaultyServer server) {
        return new Target(server.address(), Security.NONE, true, false);
    }

    private static List<Player> verona(MucPlan.Size size) {
        return Accounts.numbered(size.accounts(), "verona.example", "user-{n}", "secret-{n}");
    }

    private static MucResult run(Target target, String service, MucPlan.Size size, List<Player> players)
            throws IOException {
        var plan = new MucPlan(
                target,
                "verona",
                service,
                size,
                players,
                50,
                4,
                Duration.ofSeconds(2),
                new ChatPlan.Open(20),
                200,
                Duration.ZERO,
                Duration.ofSeconds(1),
                Optional.of(ProcessTree.own()));
        return new MucLoad(plan, new StopSignal(), new PrintWriter(Writer.nullWriter())).run();
    }
}
