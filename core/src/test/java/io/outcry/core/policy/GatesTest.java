package io.outcry.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.address.Jid;
import io.outcry.core.meter.Metric;
import io.outcry.core.meter.RecordingMeter;
import io.outcry.core.stanza.Message;
import io.outcry.core.stanza.Presence;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stanza.StanzaError.Condition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class GatesTest {

    private static final Jid ROMEO = Jid.of("romeo@montague.example/orchard");
    private static final Jid JULIET = Jid.of("juliet@capulet.example");
    private static final Message HELLO = Message.of(Message.Type.CHAT, ROMEO, JULIET);
    private static final StanzaError FORBIDDEN = StanzaError.of(Condition.FORBIDDEN, "a feud");

    @ParameterizedTest
    @EnumSource
    void letsEverythingPassByDefault(Gate gate) {
        var answer = new Gates(Policy.PASS_EVERYTHING).knock(gate, HELLO);

        assertThat(answer).isEqualTo(new Gates.Answer.Through(Passed.through(gate, HELLO)));
    }

    @Test
    void refusesWithTheErrorOfThePolicy() {
        var gates = new Gates((_, _) -> new Ruling.Refuse(FORBIDDEN));

        assertThat(gates.knock(Gate.SEND, HELLO)).isEqualTo(new Gates.Answer.Refused(FORBIDDEN));
    }

    @Test
    void asksThePolicyForThisGateAndThisStanza() {
        var presence = Presence.of(Presence.Type.AVAILABLE, ROMEO, JULIET);
        var gates = new Gates((gate, stanza) ->
                gate == Gate.RECEIVE && stanza instanceof Message ? new Ruling.Refuse(FORBIDDEN) : new Ruling.Allow());

        assertThat(gates.knock(Gate.RECEIVE, HELLO)).isInstanceOf(Gates.Answer.Refused.class);
        assertThat(gates.knock(Gate.SEND, HELLO)).isInstanceOf(Gates.Answer.Through.class);
        assertThat(gates.knock(Gate.RECEIVE, presence)).isInstanceOf(Gates.Answer.Through.class);
    }

    @ParameterizedTest
    @EnumSource
    void countsRefusalsByTheirGate(Gate gate) {
        var meter = new RecordingMeter();
        var gates = new Gates(new MeteredPolicy((_, _) -> new Ruling.Refuse(FORBIDDEN), meter));

        gates.knock(gate, HELLO);

        var refuser = switch (gate) {
            case SEND -> "gate-send";
            case RECEIVE -> "gate-receive";
            case ROOM -> "gate-room";
        };
        assertThat(meter.now(Metric.STANZAS_REFUSED, refuser)).isEqualTo(1);
    }

    @Test
    void saysAtWhichGateAStanzaPassed() {
        var passed = Passed.onAnotherNode(Gate.SEND, HELLO);

        assertThat(passed.gate()).isEqualTo(Gate.SEND);
        assertThat(passed.stanza()).isEqualTo(HELLO);
        assertThat(passed)
                .isEqualTo(Passed.through(Gate.SEND, HELLO))
                .hasSameHashCodeAs(Passed.through(Gate.SEND, HELLO))
                .isNotEqualTo(Passed.through(Gate.RECEIVE, HELLO));
    }
}
