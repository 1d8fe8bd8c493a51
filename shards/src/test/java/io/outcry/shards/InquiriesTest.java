package io.outcry.shards;

import static io.outcry.shards.TestMember.awaitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.actors.client.Report;
import io.outcry.actors.client.UserMessage;
import io.outcry.actors.node.FromNode;
import io.outcry.actors.user.User;
import io.outcry.core.address.Jid;
import io.outcry.shards.Inquiries.Answer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.typed.Cluster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nodes of one cluster, in this process. */
class InquiriesTest {

    private static final Instant AT = Instant.parse("2026-11-22T20:15:00Z");
    private static final Jid BENVOLIO = Jid.of("benvolio@montague.example");

    private static final Set<String> STARTED = ConcurrentHashMap.newKeySet();
    private static final Set<Integer> DRAINED = ConcurrentHashMap.newKeySet();
    private static final TestMember VERONA = new TestMember();
    private static final TestMember MANTUA = new TestMember();
    private static final Inquiries INQUIRIES = new Inquiries(VERONA.system());

    @BeforeAll
    static void form() {
        form(VERONA, MANTUA);
        startUsers(VERONA);
        startUsers(MANTUA);
        NodeDesk.open(VERONA.system(), new NodeDesk.Facts("1.0", AT, () -> 3, () -> 1, DRAINED::add));
        NodeDesk.open(MANTUA.system(), new NodeDesk.Facts("1.1", AT, () -> 0, () -> 0, DRAINED::add));
    }

    @Test
    void tellsAMemberToDrain() {
        var mantua = Cluster.get(MANTUA.system()).selfMember().address().toString();

        var begun = INQUIRIES.drain(mantua, 250).toCompletableFuture().join();

        assertThat(begun).contains(new FromNode.Draining(0));
        assertThat(DRAINED).containsExactly(250);
        assertThat(INQUIRIES
                        .drain("pekko://outcry@nowhere:1", 250)
                        .toCompletableFuture()
                        .join())
                .isEmpty();
    }

    @AfterAll
    static void end() {
        VERONA.stop();
        MANTUA.stop();
    }

    private static void form(TestMember first, TestMember second) {
        first.join(first);
        second.join(first);
        awaitUntil(() -> first.isUp() && second.isUp());
    }

    private static ActorRef<ShardingEnvelope<UserMessage>> startUsers(TestMember member) {
        return ClusterSharding.get(member.system())
                .init(Entity.of(Entities.USER, entity -> user(entity.getEntityId())));
    }

    private static Behavior<UserMessage> user(String account) {
        return Behaviors.setup(_ -> {
            STARTED.add(account);
            return Behaviors.receiveMessage(message -> {
                if (message instanceof User.Describe describe) {
                    describe.replyTo().tell(new Report.OfUser(List.of()));
                }
                return Behaviors.same();
            });
        });
    }

    @Test
    void everyMemberSaysHowItIs() {
        IntStream.range(0, 20).forEach(number -> wake(Jid.of("montague" + number + "@montague.example")));

        awaitUntil(() -> answered(INQUIRIES.members()).stream()
                        .mapToLong(FromNode.Report::accounts)
                        .sum()
                >= 20);

        var reports = answered(INQUIRIES.members());
        assertThat(reports).extracting(FromNode.Report::version).containsExactlyInAnyOrder("1.0", "1.1");
        assertThat(reports).extracting(FromNode.Report::connected).containsExactlyInAnyOrder(3L, 0L);
        assertThat(reports).allSatisfy(report -> assertThat(report.shards()).isPositive());
    }

    @Test
    void whoDoesNotAnswerIsNamedAllTheSame() {
        var padua = new TestMember();
        var silent = new TestMember();
        form(padua, silent);
        startUsers(padua);
        startUsers(silent);
        NodeDesk.open(padua.system(), new NodeDesk.Facts("1.0", AT, () -> 0, () -> 0, DRAINED::add));

        var answers = get(new Inquiries(padua.system()).members());

        assertThat(answers).hasSize(2);
        assertThat(answers)
                .filteredOn(answer -> answer.answer().isEmpty())
                .extracting(Answer::address)
                .containsExactly(Cluster.get(silent.system()).selfMember().address());
        padua.stop();
        silent.stop();
    }

    @Test
    void lookingForAnAccountDoesNotStartIt() {
        assertThat(answered(INQUIRIES.find(BENVOLIO)))
                .containsExactly(
                        new FromNode.Home(false, Optional.empty()), new FromNode.Home(false, Optional.empty()));

        assertThat(STARTED).doesNotContain(BENVOLIO.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"romeo@montague.example", "*@montague.example", "ròmeo+x@montague.example"})
    void findsAnAccountWhereItLives(String account) {
        wake(Jid.of("someone@montague.example"));
        wake(Jid.of(account));
        awaitUntil(() -> STARTED.contains(account));

        var homes = answered(INQUIRIES.find(Jid.of(account).withResource("phone"))).stream()
                .filter(FromNode.Home::hasShard)
                .toList();

        assertThat(homes).hasSize(1);
        var user = homes.getFirst().user().orElseThrow();
        assertThat(user.path().name()).isNotEqualTo("someone%40montague.example");
        assertThat(get(INQUIRIES.describe(user))).contains(new Report.OfUser(List.of()));
    }

    private static void wake(Jid account) {
        startUsers(VERONA).tell(new ShardingEnvelope<>(account.toString(), new User.AccountChanged()));
    }

    private static <T> List<T> answered(CompletionStage<List<Answer<T>>> answers) {
        return get(answers).stream().flatMap(each -> each.answer().stream()).toList();
    }

    private static <T> T get(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }
}
