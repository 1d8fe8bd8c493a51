package io.outcry.core.feature.streammanagement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Namespaces;
import io.outcry.core.stanza.StanzaError.Condition;
import io.outcry.core.stream.StreamError;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SignalTest {

    static Signal[] signals() {
        return new Signal[] {
            new Signal.Enable(false, 0),
            new Signal.Enable(true, 0),
            new Signal.Enable(true, 300),
            new Signal.Enabled("", 0, ""),
            new Signal.Enabled("some-long-sm-id", 300, ""),
            new Signal.Enabled("some-long-sm-id", 300, "[2001:db8::1]:5222"),
            new Signal.AckRequest(),
            new Signal.Ack(0),
            new Signal.Ack(4_294_967_295L),
            new Signal.Resume("some-long-sm-id", 5),
            new Signal.Resumed("some-long-sm-id", 0),
            Signal.Failed.of(Condition.UNEXPECTED_REQUEST),
            new Signal.Failed(Condition.ITEM_NOT_FOUND, OptionalLong.of(7)),
        };
    }

    @ParameterizedTest
    @MethodSource("signals")
    void readsBackWhatItWrites(Signal signal) throws SignalFormatException {
        assertThat(Signal.parse(signal.element())).isEqualTo(signal);
    }

    @Test
    void writesResumptionAsTheExamplesDo() {
        var enabled = new Signal.Enabled("some-long-sm-id", 0, "").element();
        var resumed = new Signal.Resumed("some-long-sm-id", 3).element();

        assertThat(enabled.attributes()).containsOnlyKeys("id", "resume").containsEntry("resume", "true");
        assertThat(resumed.attributes())
                .containsEntry("previd", "some-long-sm-id")
                .containsEntry("h", "3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "1"})
    void takesBothFormsOfTrue(String flag) throws SignalFormatException {
        var enable = sm("enable").attribute("resume", flag).build();

        assertThat(Signal.parse(enable)).isEqualTo(new Signal.Enable(true, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "0"})
    void takesBothFormsOfFalse(String flag) throws SignalFormatException {
        var enable = sm("enable").attribute("resume", flag).build();

        assertThat(Signal.parse(enable)).isEqualTo(new Signal.Enable(false, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "+1", "1.0", " 1", "0x1", "4294967296", "99999999999999999999", "\u0661", "one"})
    void refusesACountThatIsNoUnsignedNumberOf32Bits(String h) {
        assertThatThrownBy(() -> Signal.parse(sm("a").attribute("h", h).build()))
                .isInstanceOf(SignalFormatException.class);
        assertThatThrownBy(() -> Signal.parse(
                        sm("resume").attribute("previd", "x").attribute("h", h).build()))
                .isInstanceOf(SignalFormatException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-5", "", "soon"})
    void refusesATimeThatIsNoPositiveNumber(String max) {
        assertThatThrownBy(() -> Signal.parse(sm("enable").attribute("max", max).build()))
                .isInstanceOf(SignalFormatException.class);
    }

    @Test
    void refusesAFlagThatIsNeitherTrueNorFalse() {
        assertThatThrownBy(() ->
                        Signal.parse(sm("enable").attribute("resume", "yes").build()))
                .isInstanceOf(SignalFormatException.class);
    }

    @Test
    void refusesAnIdThatIsMissingOrTooLong() {
        assertThatThrownBy(() -> Signal.parse(sm("resume").attribute("h", "1").build()))
                .isInstanceOf(SignalFormatException.class);
        assertThatThrownBy(() -> Signal.parse(sm("resume")
                        .attribute("h", "1")
                        .attribute("previd", "x".repeat(4_001))
                        .build()))
                .isInstanceOf(SignalFormatException.class);
    }

    @Test
    void refusesElementsThatItDoesNotKnow() {
        assertThatThrownBy(() -> Signal.parse(sm("pause").build())).isInstanceOf(SignalFormatException.class);
        assertThatThrownBy(() -> Signal.parse(Element.empty("r", "urn:xmpp:sm:2")))
                .isInstanceOf(SignalFormatException.class);
    }

    @Test
    void answersABrokenRequestWithFailedAndABrokenCountWithAStreamError() {
        var request = catchThrowableOfType(
                SignalFormatException.class, () -> Signal.parse(sm("resume").build()));
        var count = catchThrowableOfType(SignalFormatException.class, () -> Signal.parse(sm("a").build()));

        assertThat(request.answer()).contains(Signal.Failed.of(Condition.BAD_REQUEST));
        assertThat(count.answer()).isEmpty();
        assertThat(count.error().condition()).isEqualTo(StreamError.Condition.BAD_FORMAT);
    }

    @Test
    void readsAFailureWithAConditionThatItDoesNotKnow() throws SignalFormatException {
        var failed = sm("failed")
                .child(Element.empty("from-the-future", Namespaces.STANZA_ERRORS))
                .build();

        assertThat(Signal.parse(failed)).isEqualTo(Signal.Failed.of(Condition.UNDEFINED_CONDITION));
    }

    private static Element.Builder sm(String local) {
        return Element.named(local, Namespaces.STREAM_MANAGEMENT);
    }
}
