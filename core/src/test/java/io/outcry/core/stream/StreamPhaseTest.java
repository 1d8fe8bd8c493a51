package io.outcry.core.stream;

import static io.outcry.core.stream.StreamPhase.AUTHENTICATED;
import static io.outcry.core.stream.StreamPhase.BOUND;
import static io.outcry.core.stream.StreamPhase.CLEAR;
import static io.outcry.core.stream.StreamPhase.SECURED;
import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.address.Jid;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.Message;
import io.outcry.core.stanza.Namespaces;
import io.outcry.core.stream.StreamError.Condition;
import io.outcry.core.stream.StreamPhase.Admission;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StreamPhaseTest {

    private static final Jid ROMEO = Jid.of("romeo@montague.example/orchard");
    private static final Admission PASS = new Admission.Pass();

    @Test
    void stanzasPassOnceAResourceIsBound() {
        var message = Message.of(Message.Type.CHAT, ROMEO, Jid.of("juliet@capulet.example"));

        assertThat(BOUND.admit(message, true)).isEqualTo(PASS);
        for (var phase : EnumSet.complementOf(EnumSet.of(BOUND))) {
            assertThat(condition(phase.admit(message, true))).isEqualTo(Condition.NOT_AUTHORIZED);
        }
    }

    @Test
    void onlyARequestForAResourcePassesBeforeOneIsBound() {
        var bind = iq(Iq.Type.SET, Element.empty("bind", Namespaces.BIND));

        assertThat(AUTHENTICATED.admit(bind, false)).isEqualTo(PASS);
        assertThat(condition(SECURED.admit(bind, false))).isEqualTo(Condition.NOT_AUTHORIZED);
        assertThat(condition(AUTHENTICATED.admit(bind.result(), false))).isEqualTo(Condition.NOT_AUTHORIZED);
    }

    @Test
    void accountsAreMadeUnderTlsAndOnlyWhereThatIsAllowed() {
        var register = iq(Iq.Type.GET, Element.empty("query", "jabber:iq:register"));

        assertThat(SECURED.admit(register, true)).isEqualTo(PASS);
        assertThat(condition(SECURED.admit(register, false))).isEqualTo(Condition.NOT_AUTHORIZED);
        assertThat(condition(CLEAR.admit(register, true))).isEqualTo(Condition.NOT_AUTHORIZED);
        assertThat(condition(AUTHENTICATED.admit(register, true))).isEqualTo(Condition.NOT_AUTHORIZED);
    }

    @Test
    void eachElementHasItsPhases() {
        var phases = Map.of(
                Element.empty("starttls", Namespaces.TLS), EnumSet.of(CLEAR),
                Element.empty("auth", Namespaces.SASL), EnumSet.of(CLEAR, SECURED),
                Element.empty("resume", Namespaces.STREAM_MANAGEMENT), EnumSet.of(AUTHENTICATED, BOUND),
                Element.empty("r", Namespaces.STREAM_MANAGEMENT), EnumSet.of(BOUND),
                Element.empty("inactive", Namespaces.CLIENT_STATE), EnumSet.of(BOUND),
                Element.empty("anything", "urn:example"), EnumSet.noneOf(StreamPhase.class));

        phases.forEach((element, passing) -> {
            for (var phase : StreamPhase.values()) {
                assertThat(phase.admit(element).equals(PASS))
                        .as("%s in %s", element.name(), phase)
                        .isEqualTo(passing.contains(phase));
            }
        });
    }

    @ParameterizedTest
    @EnumSource(names = "BOUND", mode = EnumSource.Mode.EXCLUDE)
    void managingAStreamTooEarlyFailsWithoutEndingIt(StreamPhase phase) {
        var answer = phase.admit(Element.empty("enable", Namespaces.STREAM_MANAGEMENT));

        assertThat(answer).isInstanceOf(Admission.Answer.class);
        assertThat(((Admission.Answer) answer).element().child("unexpected-request", Namespaces.STANZA_ERRORS))
                .isPresent();
    }

    @Test
    void endsTheStreamByWhatItKnowsOfTheClient() {
        var unknown = Element.empty("anything", "urn:example");

        for (var phase : Set.of(CLEAR, SECURED)) {
            assertThat(condition(phase.admit(unknown))).isEqualTo(Condition.NOT_AUTHORIZED);
        }
        for (var phase : Set.of(AUTHENTICATED, BOUND)) {
            assertThat(condition(phase.admit(unknown))).isEqualTo(Condition.UNSUPPORTED_STANZA_TYPE);
            assertThat(condition(phase.admit(Element.empty("auth", Namespaces.SASL))))
                    .isEqualTo(Condition.POLICY_VIOLATION);
        }
    }

    private static Iq iq(Iq.Type type, Element payload) {
        return Iq.of(type, ROMEO, Jid.of("montague.example"), "1", payload);
    }

    private static Condition condition(Admission admission) {
        assertThat(admission).isInstanceOf(Admission.End.class);
        return ((Admission.End) admission).error().condition();
    }
}
