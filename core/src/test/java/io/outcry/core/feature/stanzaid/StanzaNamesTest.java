package io.outcry.core.feature.stanzaid;

import static io.outcry.core.contact.Verona.BALCONY;
import static io.outcry.core.contact.Verona.NOW;
import static io.outcry.core.contact.Verona.PHONE;
import static io.outcry.core.contact.Verona.ROMEO;
import static io.outcry.core.contact.Verona.child;
import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.feature.Facts;
import io.outcry.core.feature.Step;
import io.outcry.core.feature.Verdict;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Message;
import io.outcry.core.stanza.Payload;
import io.outcry.core.stanza.Stanza;
import io.outcry.core.stanza.StanzaId;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StanzaNamesTest {

    private static final Element BODY = child("body", "But soft");
    private static final Element ORIGIN =
            Element.named("origin-id", "urn:xmpp:sid:0").attribute("id", "o1").build();

    static Stream<Step> steps() {
        var feature = new StanzaNames();
        return Stream.concat(feature.onSend().stream(), feature.onReceive().stream());
    }

    @ParameterizedTest
    @MethodSource("steps")
    void takesOffWhatOthersWroteInTheAccountsName(Step step) {
        var forged = chat(BODY, id("romeo@montague.example"), ORIGIN, id("ROMEO@Montague.example"));

        assertThat(step.apply(forged, facts())).isEqualTo(Verdict.pass(chat(BODY, ORIGIN)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"juliet@capulet.example", "montague.example", "romeo@montague.example/phone", "@", ""})
    void leavesTheNamesOfOthers(String by) {
        var message = chat(BODY, id(by), Element.empty("stanza-id", "urn:xmpp:sid:0"), ORIGIN);

        steps().forEach(step -> assertThat(step.apply(message, facts())).isEqualTo(Verdict.pass(message)));
    }

    @Test
    void namesAMessageBehindAllElse() {
        Stanza named = StanzaId.stamp(chat(BODY, ORIGIN), ROMEO, "m1");

        assertThat(named)
                .isEqualTo(chat(BODY, ORIGIN)
                        .with(Payload.of(
                                BODY,
                                ORIGIN,
                                Element.named("stanza-id", "urn:xmpp:sid:0")
                                        .attribute("id", "m1")
                                        .attribute("by", "romeo@montague.example")
                                        .build())));
    }

    private static Message chat(Element... payload) {
        return Message.of(Message.Type.CHAT, BALCONY, PHONE, payload);
    }

    private static Element id(String by) {
        return Element.named("stanza-id", "urn:xmpp:sid:0")
                .attribute("by", by)
                .attribute("id", "forged")
                .build();
    }

    private static Facts facts() {
        return Facts.of(ROMEO, NOW);
    }
}
