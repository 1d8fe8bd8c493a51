package io.outcry.core.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.address.Jid;
import io.outcry.core.stanza.Header;
import io.outcry.core.stanza.Message;
import io.outcry.core.stanza.Stanza;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stanza.StanzaError.Condition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PipelineTest {

    private static final Jid ROMEO = Jid.of("romeo@montague.example/orchard");
    private static final Jid JULIET = Jid.of("juliet@capulet.example");
    private static final Message HELLO = Message.of(Message.Type.CHAT, ROMEO, JULIET);
    private static final Facts FACTS = Facts.of(ROMEO.bare(), Instant.parse("2026-11-22T20:00:00Z"));

    @Test
    void passesWhatNoStepMinds() {
        assertThat(run()).isEqualTo(Verdict.pass(HELLO));
        assertThat(run((stanza, _) -> Verdict.pass(stanza))).isEqualTo(Verdict.pass(HELLO));
    }

    @Test
    void givesEachStepWhatTheOneBeforeMadeOfTheStanza() {
        var verdict = run(withLang("it"), (stanza, _) -> Verdict.pass(withLang(stanza, stanza.lang() + "-IT")));

        assertThat(verdict).isEqualTo(Verdict.pass(withLang(HELLO, "it-IT")));
    }

    @Test
    void gathersEffectsInTheOrderOfTheSteps() {
        var verdict = run(wants("first"), (stanza, _) -> Verdict.pass(stanza), wants("second"));

        assertThat(((Verdict.Pass) verdict).effects()).containsExactly(effect("first"), effect("second"));
    }

    @Test
    void stopsAtADropAndDoesNothingElse() {
        var later = new ArrayList<Stanza>();
        var verdict = run(wants("first"), (_, _) -> new Verdict.Drop("because"), remember(later));

        assertThat(verdict).isEqualTo(new Verdict.Drop("because"));
        assertThat(later).isEmpty();
    }

    @Test
    void stopsAtABounceAndDoesNothingElse() {
        var later = new ArrayList<Stanza>();
        var bounce = new Verdict.Bounce(StanzaError.of(Condition.FORBIDDEN));

        assertThat(run(wants("first"), (_, _) -> bounce, remember(later))).isEqualTo(bounce);
        assertThat(later).isEmpty();
    }

    @Test
    void takesTheStepsOfFeaturesInTheirOrder() {
        var features = List.<Feature>of(feature(wants("one"), wants("two")), feature(wants("three")));

        assertThat(Pipeline.onSend(features).apply(HELLO, FACTS))
                .isEqualTo(new Verdict.Pass(HELLO, List.of(effect("one"), effect("two"), effect("three"))));
        assertThat(Pipeline.onReceive(features).steps()).isEmpty();
    }

    private static Verdict run(Step... steps) {
        return new Pipeline(List.of(steps)).apply(HELLO, FACTS);
    }

    private static Feature feature(Step... steps) {
        return new Feature() {
            @Override
            public List<Spec> specs() {
                return List.of();
            }

            @Override
            public List<Step> onSend() {
                return List.of(steps);
            }
        };
    }

    private static Step withLang(String lang) {
        return (stanza, _) -> Verdict.pass(withLang(stanza, lang));
    }

    private static Stanza withLang(Stanza stanza, String lang) {
        return stanza.with(stanza.header().withLang(lang));
    }

    private static Step wants(String id) {
        return (stanza, _) -> new Verdict.Pass(stanza, List.of(effect(id)));
    }

    private static Step remember(List<Stanza> seen) {
        return (stanza, _) -> {
            seen.add(stanza);
            return Verdict.pass(stanza);
        };
    }

    private static Effect effect(String lang) {
        return new Effect.Deliver(withLang(HELLO.with(Header.EMPTY), lang));
    }
}
