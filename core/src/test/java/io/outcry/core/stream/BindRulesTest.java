package io.outcry.core.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.outcry.core.address.Jid;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Header;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.Namespaces;
import io.outcry.core.stanza.Payload;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stanza.StanzaError.Condition;
import io.outcry.core.stream.BindRules.Answer;
import io.outcry.core.stream.BindRules.Conflict;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class BindRulesTest {

    private static final Jid ROMEO = Jid.of("romeo@montague.example");

    private final BindRules rules = new BindRules(Conflict.REPLACE_OLD, 3);

    @Test
    void givesTheResourceThatIsAskedFor() {
        assertThat(rules.bind(ROMEO, "orchard", Set.of(), fresh())).isEqualTo(bound("orchard"));
    }

    @Test
    void preparesTheResource() {
        assertThat(rules.bind(ROMEO, "a\u2003/b@c", Set.of(), fresh())).isEqualTo(bound("a /b@c"));
        for (var wrong : List.of("a\u0000", "\ud800", "x".repeat(1024))) {
            assertThat(refusal(rules.bind(ROMEO, wrong, Set.of(), fresh()))).isEqualTo(Condition.BAD_REQUEST);
        }
    }

    @Test
    void makesAResourceWhereNoneIsAskedFor() {
        assertThat(rules.bind(ROMEO, "", Set.of("made-1"), fresh())).isEqualTo(bound("made-2"));
    }

    @Test
    void replacesTheOldSessionEvenWhereNoMoreFit() {
        assertThat(rules.bind(ROMEO, "orchard", Set.of("orchard", "b", "c"), fresh()))
                .isEqualTo(new Answer.BoundInstead(ROMEO.withResource("orchard")));
    }

    @Test
    void refusesTheNewSessionWhereThatIsTheRule() {
        var refusing = new BindRules(Conflict.REFUSE_NEW, 3);

        assertThat(refusal(refusing.bind(ROMEO, "orchard", Set.of("orchard"), fresh())))
                .isEqualTo(Condition.CONFLICT);
    }

    @Test
    void renamesTheNewSessionWhereThatIsTheRule() {
        var renaming = new BindRules(Conflict.RENAME_NEW, 2);

        assertThat(renaming.bind(ROMEO, "orchard", Set.of("orchard"), fresh())).isEqualTo(bound("made-1"));
        assertThat(refusal(renaming.bind(ROMEO, "orchard", Set.of("orchard", "b"), fresh())))
                .isEqualTo(Condition.RESOURCE_CONSTRAINT);
    }

    @Test
    void keepsToTheSessionsPerAccount() {
        var full = Set.of("a", "b", "c");

        assertThat(refusal(rules.bind(ROMEO, "orchard", full, fresh()))).isEqualTo(Condition.RESOURCE_CONSTRAINT);
        assertThat(refusal(rules.bind(ROMEO, "", full, fresh()))).isEqualTo(Condition.RESOURCE_CONSTRAINT);
        assertThatThrownBy(() -> new BindRules(Conflict.REPLACE_OLD, 0)).hasMessageContaining("max-sessions");
    }

    @Test
    void readsAndAnswersTheRequest() {
        var bind = Element.named("bind", Namespaces.BIND)
                .child("resource", "orchard")
                .build();
        var request = BindRequest.read(iq(Iq.Type.SET, bind)).orElseThrow();

        assertThat(request.asked()).isEqualTo("orchard");
        assertThat(request.granted(ROMEO.withResource("orchard"))
                        .payload()
                        .elements()
                        .getFirst()
                        .child("jid", Namespaces.BIND)
                        .map(Element::text))
                .contains("romeo@montague.example/orchard");
        assertThat(request.refused(StanzaError.of(Condition.CONFLICT)).type()).isEqualTo(Iq.Type.ERROR);
    }

    @Test
    void readsNoRequestWhereThereIsNone() {
        var bind = Element.empty("bind", Namespaces.BIND);

        assertThat(BindRequest.read(iq(Iq.Type.SET, bind)).map(BindRequest::asked))
                .contains("");
        assertThat(BindRequest.read(iq(Iq.Type.GET, bind))).isEmpty();
        assertThat(BindRequest.read(iq(Iq.Type.SET, bind, bind))).isEmpty();
        assertThat(BindRequest.read(iq(Iq.Type.SET))).isEmpty();
    }

    private static Iq iq(Iq.Type type, Element... payload) {
        return new Iq(Header.EMPTY, type, Payload.of(payload));
    }

    private static Answer bound(String resource) {
        return new Answer.Bound(ROMEO.withResource(resource));
    }

    private static Supplier<String> fresh() {
        Iterator<String> names = List.of("made-1", "made-2").iterator();
        return names::next;
    }

    private static Condition refusal(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Refused.class);
        return ((Answer.Refused) answer).error().condition();
    }
}
