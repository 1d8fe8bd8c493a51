package io.outcry.core.feature.streammanagement;

import static io.outcry.core.feature.streammanagement.Balcony.CONFIG;
import static io.outcry.core.feature.streammanagement.Balcony.NOW;
import static io.outcry.core.feature.streammanagement.Balcony.later;
import static io.outcry.core.feature.streammanagement.Balcony.says;
import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.feature.streammanagement.Outbox.Added;
import io.outcry.core.feature.streammanagement.Outbox.Answer;
import io.outcry.core.feature.streammanagement.Outbox.Due;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Message;
import io.outcry.core.stanza.Namespaces;
import io.outcry.core.stream.StreamError;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OutboxTest {

    private final Outbox outbox = new Outbox(CONFIG);

    @Test
    void keepsWhatIsNotAcknowledgedInOrder() {
        send("a", "b", "c");

        assertThat(outbox.acknowledge(2, NOW)).isEqualTo(new Answer.Acknowledged(2));
        assertThat(words(outbox.unacknowledged())).containsExactly("c");
        assertThat(outbox.size()).isEqualTo(1);
    }

    @Test
    void acknowledgesNothingByZeroAtTheStart() {
        send("a");

        assertThat(outbox.acknowledge(0, NOW)).isEqualTo(new Answer.Acknowledged(0));
        assertThat(outbox.size()).isEqualTo(1);
    }

    @Test
    void acknowledgesNothingMoreByTheSameCount() {
        send("a", "b");
        outbox.acknowledge(1, NOW);

        assertThat(outbox.acknowledge(1, NOW)).isEqualTo(new Answer.Acknowledged(0));
        assertThat(words(outbox.unacknowledged())).containsExactly("b");
    }

    @Test
    void noticesACountThatGoesBack() {
        send("a", "b", "c");
        outbox.acknowledge(2, NOW);

        assertThat(outbox.acknowledge(1, NOW)).isEqualTo(new Answer.Behind());
        assertThat(outbox.acknowledge(0, NOW)).isEqualTo(new Answer.Behind());
        assertThat(words(outbox.unacknowledged())).containsExactly("c");
    }

    @Test
    void endsTheStreamWhereMoreIsAcknowledgedThanWasSent() {
        send("a", "b", "c");
        outbox.acknowledge(1, NOW);

        var answer = outbox.acknowledge(10, NOW);

        var error = ((Answer.TooHigh) answer).error();
        assertThat(error.condition()).isEqualTo(StreamError.Condition.UNDEFINED_CONDITION);
        assertThat(error.details())
                .containsExactly(Element.named("handled-count-too-high", Namespaces.STREAM_MANAGEMENT)
                        .attribute("h", "10")
                        .attribute("send-count", "3")
                        .build());
        assertThat(outbox.size()).as("nothing is forgotten").isEqualTo(2);
    }

    @Test
    void takesNoHugeCountForOneThatGoesBack() {
        send("a");

        assertThat(outbox.acknowledge(4_294_967_295L, NOW)).isInstanceOf(Answer.TooHigh.class);
        assertThat(outbox.acknowledge(2_147_483_648L, NOW)).isInstanceOf(Answer.TooHigh.class);
    }

    @Test
    void countsOnAtZeroBehindTheLargestNumberOf32Bits() {
        var kept = List.of(kept("a"), kept("b"), kept("c"));
        var old = new Outbox(CONFIG, 4_294_967_294L, kept);

        assertThat(old.acknowledge(4_294_967_295L, NOW)).isEqualTo(new Answer.Acknowledged(1));
        assertThat(old.acknowledge(0, NOW)).isEqualTo(new Answer.Acknowledged(1));
        assertThat(old.acknowledge(4_294_967_295L, NOW)).isEqualTo(new Answer.Behind());
        assertThat(old.acknowledge(2, NOW)).isInstanceOf(Answer.TooHigh.class);
        assertThat(old.acknowledge(1, NOW)).isEqualTo(new Answer.Acknowledged(1));
        assertThat(old.size()).isZero();
    }

    @Test
    void writesTheSentCountWith32Bits() {
        var old = new Outbox(CONFIG, 4_294_967_295L, List.of(kept("a"), kept("b")));

        var error = ((Answer.TooHigh) old.acknowledge(5, NOW)).error();

        assertThat(error.details().getFirst().attribute("send-count")).contains("1");
    }

    @Test
    void asksBehindEveryThirdStanza() {
        assertThat(send("a", "b", "c", "d")).containsExactly(Added.KEPT, Added.KEPT, Added.KEPT_AND_ASK, Added.KEPT);
    }

    @Test
    void overflowsBehindTheMostStanzasAndLosesNone() {
        send("a", "b", "c", "d", "e");

        assertThat(outbox.add(says("f"), NOW)).isEqualTo(Added.OVERFLOWED);
        assertThat(words(outbox.unacknowledged())).containsExactly("a", "b", "c", "d", "e", "f");
    }

    @Test
    void overflowsBehindTheMostBytes() {
        assertThat(outbox.add(says("x".repeat(60_000)), NOW)).isEqualTo(Added.KEPT);
        assertThat(outbox.add(says("x".repeat(60_000)), NOW)).isEqualTo(Added.OVERFLOWED);
    }

    @Test
    void hasRoomAgainBehindAnAcknowledgement() {
        outbox.add(says("x".repeat(60_000)), NOW);
        outbox.acknowledge(1, NOW);

        assertThat(outbox.sizeBytes()).isZero();
        assertThat(outbox.add(says("x".repeat(60_000)), NOW)).isEqualTo(Added.KEPT);
    }

    @Test
    void asksBehindSilenceOnce() {
        outbox.add(says("a"), NOW);

        assertThat(outbox.due(later(9))).isEqualTo(Due.NOTHING);
        assertThat(outbox.due(later(10))).isEqualTo(Due.ASK);
        assertThat(outbox.due(later(11))).isEqualTo(Due.NOTHING);
    }

    @Test
    void givesUpWhereNobodyAnswers() {
        outbox.add(says("a"), NOW);
        outbox.due(later(10));

        assertThat(outbox.due(later(39))).isEqualTo(Due.NOTHING);
        assertThat(outbox.due(later(40))).isEqualTo(Due.GIVE_UP);
    }

    @Test
    void waitsForTheFirstAnswerHoweverOftenItAsked() {
        send("a", "b", "c");
        outbox.add(says("d"), later(20));
        outbox.asked(later(29));

        assertThat(outbox.due(later(30))).isEqualTo(Due.GIVE_UP);
    }

    @Test
    void asksAgainWhereTheAnswerLeftSomethingOpen() {
        send("a", "b", "c");
        outbox.acknowledge(1, later(5));

        assertThat(outbox.due(later(14))).isEqualTo(Due.NOTHING);
        assertThat(outbox.due(later(15))).isEqualTo(Due.ASK);
    }

    @Test
    void asksNothingWhereEverythingIsAcknowledged() {
        send("a", "b", "c");
        outbox.acknowledge(3, later(1));

        assertThat(outbox.due(later(10_000))).isEqualTo(Due.NOTHING);
    }

    private List<Added> send(String... words) {
        return Arrays.stream(words).map(word -> outbox.add(says(word), NOW)).toList();
    }

    private static Unacknowledged kept(String words) {
        return Unacknowledged.of(says(words), NOW);
    }

    static List<String> words(List<Unacknowledged> stanzas) {
        return stanzas.stream()
                .map(kept -> ((Message) kept.stanza())
                        .payload()
                        .find("body", Namespaces.CLIENT)
                        .orElseThrow()
                        .text())
                .toList();
    }
}
