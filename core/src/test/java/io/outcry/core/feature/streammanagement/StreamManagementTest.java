package io.outcry.core.feature.streammanagement;

import static io.outcry.core.feature.streammanagement.Balcony.CONFIG;
import static io.outcry.core.feature.streammanagement.Balcony.NOW;
import static io.outcry.core.feature.streammanagement.Balcony.later;
import static io.outcry.core.feature.streammanagement.Balcony.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.outcry.core.feature.streammanagement.ManagedStream.Resumption;
import io.outcry.core.feature.streammanagement.StreamManagement.Enabling;
import io.outcry.core.feature.streammanagement.StreamManagement.Stage;
import io.outcry.core.stanza.StanzaError.Condition;
import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class StreamManagementTest {

    private static final ResumeId ID = ResumeId.of(new byte[16]);
    private static final StreamManagementConfig WITHOUT_RESUMPTION = new StreamManagementConfig(
            5, 100_000, Duration.ZERO, Duration.ofMinutes(1), 3, Duration.ofSeconds(10), Duration.ofSeconds(30), "");

    @Test
    void startsWithoutResumptionWhereNobodyAskedForIt() {
        var started = enable(new Signal.Enable(false, 60), CONFIG);

        assertThat(started.answer()).isEqualTo(new Signal.Enabled("", 0, ""));
        assertThat(started.stream().snapshot()).isEmpty();
        assertThat(started.stream().resumeTimeout()).isZero();
    }

    @Test
    void startsWithResumptionForTheConfiguredTime() {
        var started = enable(new Signal.Enable(true, 0), CONFIG);

        assertThat(started.answer()).isEqualTo(new Signal.Enabled(ID.text(), 300, ""));
        assertThat(started.stream().resumeTimeout()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void tellsTheClientWhereToComeBackTo() {
        var located = new StreamManagementConfig(
                5,
                100_000,
                Duration.ofMinutes(1),
                Duration.ofMinutes(1),
                3,
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                "xmpp1.bank.example:5222");

        assertThat(enable(new Signal.Enable(true, 0), located)
                        .answer()
                        .element()
                        .attribute("location"))
                .contains("xmpp1.bank.example:5222");
    }

    @Test
    void givesTheClientTheTimeThatItWantsUpToTheLongest() {
        assertThat(enable(new Signal.Enable(true, 60), CONFIG).answer().maxSeconds())
                .isEqualTo(60);
        assertThat(enable(new Signal.Enable(true, 999_999_999_999_999_999L), CONFIG)
                        .answer()
                        .maxSeconds())
                .isEqualTo(600);
    }

    @Test
    void startsWithoutResumptionWhereItIsTurnedOff() {
        var started = enable(new Signal.Enable(true, 60), WITHOUT_RESUMPTION);

        assertThat(started.answer().isResumable()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"UNBOUND", "MANAGED"})
    void refusesToStartBeforeBindingOrTwice(Stage stage) {
        var answer = StreamManagement.enable(new Signal.Enable(true, 0), stage, CONFIG, ID);

        assertThat(answer).isEqualTo(new Enabling.Refused(Signal.Failed.of(Condition.UNEXPECTED_REQUEST)));
    }

    @Test
    void saysWhyNothingCanBeResumed() {
        assertThat(StreamManagement.cannotResume(Stage.BOUND, CONFIG).condition())
                .isEqualTo(Condition.UNEXPECTED_REQUEST);
        assertThat(StreamManagement.cannotResume(Stage.UNBOUND, CONFIG).condition())
                .isEqualTo(Condition.ITEM_NOT_FOUND);
        assertThat(StreamManagement.cannotResume(Stage.UNBOUND, WITHOUT_RESUMPTION)
                        .condition())
                .isEqualTo(Condition.FEATURE_NOT_IMPLEMENTED);
    }

    @Test
    void resumesWithWhatTheClientDoesNotHave() {
        var stream = streamThatSent("a", "b", "c");
        stream.inbound().handle();

        var resumed = (Resumption.Resumed) stream.resume(new Signal.Resume(ID.text(), 1), later(60));

        assertThat(resumed.answer()).isEqualTo(new Signal.Resumed(ID.text(), 1));
        assertThat(OutboxTest.words(resumed.again())).containsExactly("b", "c");
        assertThat(stream.outbox().due(later(90))).as("asked behind them").isEqualTo(Outbox.Due.GIVE_UP);
    }

    @Test
    void resumesAgainWithTheSameStanzasWhereTheConnectionBreaksAgain() {
        var stream = streamThatSent("a", "b");
        stream.resume(new Signal.Resume(ID.text(), 0), NOW);

        var resumed = (Resumption.Resumed) stream.resume(new Signal.Resume(ID.text(), 0), NOW);

        assertThat(OutboxTest.words(resumed.again())).containsExactly("a", "b");
    }

    @Test
    void carriesTheCountsOverAResumption() {
        var stream = streamThatSent("a", "b");
        stream.resume(new Signal.Resume(ID.text(), 1), NOW);
        stream.outbox().add(says("c"), NOW);

        assertThat(stream.outbox().acknowledge(3, NOW)).isEqualTo(new Outbox.Answer.Acknowledged(2));
    }

    @Test
    void resumesNothingUnderAnotherId() {
        var stream = streamThatSent("a");

        assertThat(stream.resume(new Signal.Resume("guessed", 0), NOW))
                .isEqualTo(new Resumption.Refused(Signal.Failed.of(Condition.ITEM_NOT_FOUND)));
    }

    @Test
    void refusesToResumeBehindWhatWasAcknowledged() {
        var stream = streamThatSent("a", "b");
        stream.outbox().acknowledge(2, NOW);
        stream.inbound().handle();

        assertThat(stream.resume(new Signal.Resume(ID.text(), 1), NOW))
                .isEqualTo(new Resumption.Refused(new Signal.Failed(Condition.ITEM_NOT_FOUND, OptionalLong.of(1))));
    }

    @Test
    void breaksAConnectionThatResumesAheadOfWhatWasSentAndKeepsTheStream() {
        var stream = streamThatSent("a");

        assertThat(stream.resume(new Signal.Resume(ID.text(), 2), NOW)).isInstanceOf(Resumption.Broken.class);
        assertThat(stream.resume(new Signal.Resume(ID.text(), 0), NOW)).isInstanceOf(Resumption.Resumed.class);
    }

    @Test
    void movesWholeToAnotherHolder() {
        var stream = streamThatSent("a", "b", "c");
        stream.outbox().acknowledge(1, NOW);
        stream.inbound().handle();
        stream.inbound().arrive();

        var moved = ManagedStream.restore(stream.snapshot().orElseThrow(), CONFIG);

        assertThat(moved.snapshot()).isEqualTo(stream.snapshot());
        assertThat(moved.inbound().h()).isEqualTo(1);
        assertThat(moved.outbox().sizeBytes()).isEqualTo(stream.outbox().sizeBytes());
        var resumed = (Resumption.Resumed) moved.resume(new Signal.Resume(ID.text(), 2), NOW);
        assertThat(OutboxTest.words(resumed.again())).containsExactly("c");
    }

    @Test
    void makesIdsThatTellNothingAndAreNotLogged() {
        assertThat(ResumeId.of(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, -1, -1})
                        .text())
                .isEqualTo("AQIDBAUGBwgJCgsMDQ4PEP__");
        assertThat(ID.toString()).doesNotContain(ID.text());
        assertThatThrownBy(() -> ResumeId.of(new byte[15])).isInstanceOf(IllegalArgumentException.class);
    }

    private static Enabling.Started enable(Signal.Enable request, StreamManagementConfig config) {
        return (Enabling.Started) StreamManagement.enable(request, Stage.BOUND, config, ID);
    }

    private static ManagedStream streamThatSent(String... words) {
        var stream = enable(new Signal.Enable(true, 0), CONFIG).stream();
        for (var word : words) {
            stream.outbox().add(says(word), NOW);
        }
        return stream;
    }
}
