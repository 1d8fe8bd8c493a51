package io.outcry.core.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.outcry.core.address.Jid;
import io.outcry.core.feature.IqHandler.Scope;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.Name;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stanza.StanzaError.Condition;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class IqTableTest {

    private static final Jid ROMEO = Jid.of("romeo@montague.example/orchard");
    private static final Jid SERVER = Jid.of("montague.example");
    private static final Facts FACTS = Facts.of(ROMEO.bare(), Instant.parse("2026-11-22T20:00:00Z"));
    private static final Name SWORD = new Name("sword", "urn:example:fencing");
    private static final Element QUESTION = Element.empty("sword", "urn:example:fencing");

    private final IqTable table =
            IqTable.of(List.of(answering(IqHandler.ofGet(Scope.SERVER, SWORD, (request, _) -> request.result()))));

    @Test
    void findsWhoAnswers() {
        var request = request(Iq.Type.GET, QUESTION);

        assertThat(answer(Scope.SERVER, request)).isEqualTo(request.result());
    }

    @Test
    void refusesWhatNobodyAnswersThere() {
        var request = request(Iq.Type.GET, QUESTION);
        var other = request(Iq.Type.SET, Element.empty("dagger", "urn:example:fencing"));

        assertThat(answer(Scope.ACCOUNT, request)).isEqualTo(refused(request, Condition.SERVICE_UNAVAILABLE));
        assertThat(answer(Scope.SERVER, other)).isEqualTo(refused(other, Condition.SERVICE_UNAVAILABLE));
    }

    @Test
    void refusesToSetWhatCanOnlyBeAsked() {
        var request = request(Iq.Type.SET, QUESTION);

        assertThat(answer(Scope.SERVER, request)).isEqualTo(refused(request, Condition.NOT_ALLOWED));
    }

    @Test
    void refusesARequestWithoutExactlyOneElement() {
        var empty = request(Iq.Type.GET);
        var two = request(Iq.Type.GET, QUESTION, QUESTION);
        var error = StanzaError.of(Condition.BAD_REQUEST, "a request holds exactly one element");

        assertThat(answer(Scope.SERVER, empty)).isEqualTo(empty.bounce(error));
        assertThat(answer(Scope.SERVER, two)).isEqualTo(two.bounce(error));
    }

    @ParameterizedTest
    @EnumSource(names = {"RESULT", "ERROR"})
    void answersNoAnswer(Iq.Type type) {
        assertThat(table.answer(Scope.SERVER, request(type, QUESTION), FACTS)).isEmpty();
    }

    @Test
    void refusesTwoAnswersToOneRequest() {
        var twice = answering(IqHandler.of(Scope.SERVER, SWORD, (request, _) -> request));

        assertThatThrownBy(() -> IqTable.of(List.of(twice, twice)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("urn:example:fencing");
    }

    private Iq answer(Scope scope, Iq request) {
        return table.answer(scope, request, FACTS)
                .orElseThrow()
                .toCompletableFuture()
                .join();
    }

    private static Iq refused(Iq request, Condition condition) {
        return request.bounce(StanzaError.of(condition));
    }

    private static Iq request(Iq.Type type, Element... payload) {
        return Iq.of(type, ROMEO, SERVER, "q1", payload);
    }

    private static Feature answering(IqHandler handler) {
        return new Feature() {
            @Override
            public List<Spec> specs() {
                return List.of();
            }

            @Override
            public List<IqHandler> iqHandlers() {
                return List.of(handler);
            }
        };
    }
}
