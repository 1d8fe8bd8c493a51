package io.outcry.core.ledger;

import static io.outcry.core.contact.Verona.BALCONY;
import static io.outcry.core.contact.Verona.ROMEO;
import static io.outcry.core.contact.Verona.chat;
import static io.outcry.core.contact.Verona.child;
import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Header;
import io.outcry.core.stanza.Message;
import io.outcry.core.stanza.Namespaces;
import org.junit.jupiter.api.Test;

class ListedTest {

    private static final Element BODY = child("body", "Wherefore art thou?");
    private static final Element TYPING = Element.empty("composing", "http://jabber.org/protocol/chatstates");

    private static Element hint(String name) {
        return Element.empty(name, Namespaces.HINTS);
    }

    private static Listed received(Message message) {
        return Listed.of(Entry.Kind.RECEIVED, message);
    }

    private static Listed sent(Message message) {
        return Listed.of(Entry.Kind.SENT, message);
    }

    private static Message ofType(Message.Type type) {
        return Message.of(type, BALCONY, ROMEO, BODY);
    }

    @Test
    void showsWhatSaysSomething() {
        assertThat(received(chat(ROMEO, BODY)).isShown()).isTrue();
        assertThat(sent(chat(ROMEO, BODY)).isShown()).isTrue();
        assertThat(received(chat(ROMEO, Element.empty("encrypted", "eu.siacs.conversations.axolotl")))
                        .isShown())
                .isTrue();
    }

    @Test
    void hidesWhatIsTrueForNowOnly() {
        assertThat(received(chat(ROMEO, TYPING)).isShown()).isFalse();
        assertThat(sent(chat(ROMEO, TYPING)).isShown()).isFalse();
    }

    @Test
    void showsConversationsOnly() {
        assertThat(received(ofType(Message.Type.NORMAL)).isShown()).isTrue();
        assertThat(received(ofType(Message.Type.HEADLINE)).isShown()).isFalse();
        assertThat(received(ofType(Message.Type.GROUPCHAT)).isShown()).isFalse();
        assertThat(received(ofType(Message.Type.ERROR)).isShown()).isFalse();
    }

    @Test
    void followsTheHints() {
        assertThat(received(chat(ROMEO, BODY, hint("no-store"))).isShown()).isFalse();
        assertThat(sent(chat(ROMEO, BODY, hint("no-permanent-store"))).isShown())
                .isFalse();
        assertThat(received(chat(ROMEO, TYPING, hint("store"))).isShown()).isTrue();
    }

    @Test
    void showsOnceWhatAnAccountSendsToItself() {
        var toSelf = chat(BALCONY.withResource("garden"), BODY);

        assertThat(sent(toSelf).isShown()).isFalse();
        assertThat(received(toSelf).isShown()).isTrue();
    }

    @Test
    void knowsWhatIsTakenBack() {
        var retract = Element.named("retract", "urn:xmpp:message-retract:1")
                .attribute("id", "too-rash")
                .build();

        assertThat(sent(chat(ROMEO, retract)).retracts()).isEqualTo("too-rash");
        assertThat(received(chat(ROMEO, retract)).retracts()).isEqualTo("too-rash");
        assertThat(received(chat(ROMEO, BODY)).retracts()).isEmpty();
        assertThat(Listed.of(Entry.Kind.REFUSED, chat(ROMEO, retract)).retracts())
                .isEmpty();
    }

    @Test
    void showsARetractionWhateverItHints() {
        var retract = Element.named("retract", "urn:xmpp:message-retract:1")
                .attribute("id", "too-rash")
                .build();

        assertThat(sent(chat(ROMEO, retract, hint("no-store"))).isShown()).isTrue();
    }

    @Test
    void takesAnIdThatIsTooLongForNone() {
        var fits = chat(ROMEO, BODY);
        var longest = fits.with(new Header(fits.to(), fits.from(), "i".repeat(255), ""));
        var tooLong = fits.with(new Header(fits.to(), fits.from(), "i".repeat(256), ""));

        assertThat(sent(longest).messageId()).hasSize(255);
        assertThat(sent(tooLong).messageId()).isEmpty();
    }
}
