package io.outcry.codecs.xmpp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.meter.Metric;
import io.outcry.core.meter.RecordingMeter;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Header;
import io.outcry.core.stanza.Message;
import io.outcry.core.stanza.Name;
import io.outcry.core.stanza.Namespaces;
import io.outcry.core.stanza.Payload;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a connection tells of its bytes and messages. */
final class TrafficTest {

    private static final Element BODY = Element.empty("body", Namespaces.CLIENT);

    private final RecordingMeter meter = new RecordingMeter();
    private final Traffic traffic = new Traffic(meter);

    @Test
    void saysHowLongAMessageTookThatCameInHere() {
        traffic.written(message(read()));

        assertThat(meter.amounts(Metric.DELIVERY_TIME, "")).hasSize(1).allMatch(nanos -> nanos > 0);
    }

    @Test
    void saysNothingOfMessagesThatTheServerMade() {
        traffic.written(message(Payload.of(BODY)));

        assertThat(meter.amounts(Metric.DELIVERY_TIME, "")).isEmpty();
    }

    @Test
    void saysNothingOfMessagesThatWaitedForTheirReceiver() {
        traffic.written(message(read().with(Element.empty("delay", "urn:xmpp:delay"))));

        assertThat(meter.amounts(Metric.DELIVERY_TIME, "")).isEmpty();
    }

    @Test
    void leavesNoUnsentBytesBehind() {
        traffic.unsent(100);
        assertThat(meter.now(Metric.TRAFFIC_UNSENT)).isEqualTo(100);

        traffic.end();

        assertThat(meter.now(Metric.TRAFFIC_UNSENT)).isZero();
    }

    private static Payload read() {
        return new VerifiedPayload("<body/>".getBytes(UTF_8), List.of(new Name("body", Namespaces.CLIENT)));
    }

    private static Message message(Payload payload) {
        return new Message(Header.EMPTY, Message.Type.CHAT, payload);
    }
}
