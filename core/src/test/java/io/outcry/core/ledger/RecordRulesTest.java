package io.outcry.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.address.Jid;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Message;
import io.outcry.core.stanza.Namespaces;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecordRulesTest {

    private static final Jid PHONE = Jid.of("romeo@montague.example/phone");
    private static final Jid JULIET = Jid.of("juliet@capulet.example");
    private static final Element BODY =
            Element.named("body", Namespaces.CLIENT).text("Hark").build();
    private static final Element COMPOSING = Element.empty("composing", "http://jabber.org/protocol/chatstates");
    private static final Element EVENT = Element.empty("event", "http://jabber.org/protocol/pubsub#event");
    private static final Element ERROR = Element.empty("error", Namespaces.CLIENT);

    @ParameterizedTest
    @EnumSource
    void recordsWordsWhateverTheTypeOfTheMessage(Message.Type type) {
        assertThat(isRecorded(type, PHONE, BODY)).isTrue();
    }

    @Test
    void recordsWhatHintsAskNotToStore() {
        assertThat(isRecorded(Message.Type.CHAT, PHONE, BODY, hint("no-store"))).isTrue();
        assertThat(isRecorded(Message.Type.CHAT, PHONE, BODY, hint("no-permanent-store")))
                .isTrue();
    }

    @Test
    void recordsReceiptsAndMarkers() {
        assertThat(isRecorded(Message.Type.NORMAL, PHONE, Element.empty("received", "urn:xmpp:receipts")))
                .isTrue();
    }

    @Test
    void doesNotRecordChatStatesUnlessTheirSenderWantsIt() {
        assertThat(isRecorded(Message.Type.CHAT, PHONE, COMPOSING)).isFalse();
        assertThat(isRecorded(Message.Type.CHAT, PHONE, COMPOSING, hint("store")))
                .isTrue();
    }

    @Test
    void doesNotRecordAnErrorWithoutAWord() {
        assertThat(isRecorded(Message.Type.ERROR, PHONE, ERROR)).isFalse();
        assertThat(isRecorded(Message.Type.ERROR, PHONE, ERROR, hint("store"))).isFalse();
        assertThat(isRecorded(Message.Type.ERROR, PHONE, ERROR, BODY)).isTrue();
    }

    @Test
    void doesNotRecordWhatAnAccountPublishesButWhatAClientSendsInThatForm() {
        assertThat(isRecorded(Message.Type.HEADLINE, PHONE.bare(), EVENT)).isFalse();
        assertThat(isRecorded(Message.Type.HEADLINE, PHONE, EVENT)).isTrue();
        assertThat(isRecorded(Message.Type.HEADLINE, PHONE.bare(), EVENT, BODY)).isTrue();
    }

    @Test
    void doesNotRecordAnEmptyMessage() {
        assertThat(isRecorded(Message.Type.CHAT, PHONE)).isFalse();
    }

    private static boolean isRecorded(Message.Type type, Jid from, Element... payload) {
        return RecordRules.isRecorded(Message.of(type, from, JULIET, payload));
    }

    private static Element hint(String name) {
        return Element.empty(name, Namespaces.HINTS);
    }
}
