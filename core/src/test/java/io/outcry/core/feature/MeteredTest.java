package io.outcry.core.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.SampleFeatures;
import io.outcry.core.address.Jid;
import io.outcry.core.meter.Metric;
import io.outcry.core.meter.RecordingMeter;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.Message;
import io.outcry.core.stanza.StanzaError;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Counting what features do. */
final class MeteredTest {

    private static final Jid ROMEO = Jid.of("romeo@montague.example/orchard");
    private static final Jid JULIET = Jid.of("juliet@capulet.example");
    private static final Jid SERVER = Jid.of("capulet.example");
    private static final Facts FACTS = Facts.of(JULIET, Instant.EPOCH);

    private final RecordingMeter meter = new RecordingMeter();

    /** What it does not pass on, a metered feature would not do. */
    @Test
    void passesEverythingOn() {
        assertThat(Arrays.stream(Feature.class.getDeclaredMethods()))
                .allSatisfy(method -> assertThat(Metered.class.getDeclaredMethod(method.getName()))
                        .as(method.getName())
                        .isNotNull());
    }

    @Test
    void countsAnsweredRequestsUnderTheFeaturesFolder() {
        var features = SampleFeatures.builtIn("any").metered(meter);
        var ping = Iq.of(Iq.Type.GET, ROMEO, SERVER, "1", Element.empty("ping", "urn:xmpp:ping"));

        features.iqTable().answer(IqHandler.Scope.SERVER, ping, FACTS);

        assertThat(meter.now(Metric.REQUESTS_ANSWERED, "ping")).isEqualTo(1);
    }

    @Test
    void countsWhatAStepStops() {
        var strict = new Metered(new Strict(), meter);

        Pipeline.onReceive(List.of(strict)).apply(Message.of(Message.Type.CHAT, ROMEO, JULIET), FACTS);

        assertThat(meter.now(Metric.STANZAS_STOPPED, "feature")).isEqualTo(1);
    }

    private static final class Strict implements Feature {

        @Override
        public List<Spec> specs() {
            return List.of();
        }

        @Override
        public List<Step> onReceive() {
            return List.of((_, _) -> new Verdict.Bounce(StanzaError.of(StanzaError.Condition.NOT_ALLOWED)));
        }
    }
}
