package io.outcry.core.ledger;

import static io.outcry.core.contact.Verona.BALCONY;
import static io.outcry.core.contact.Verona.JULIET;
import static io.outcry.core.contact.Verona.NOW;
import static io.outcry.core.contact.Verona.ROMEO;
import static io.outcry.core.contact.Verona.chat;
import static io.outcry.core.contact.Verona.child;
import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Header;
import io.outcry.core.stanza.Message;
import io.outcry.core.stanza.Stanza;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stanza.StanzaError.Condition;
import io.outcry.core.stanza.StanzaText;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EntryTest {

    private static final StanzaText TEXT = new StanzaText() {
        @Override
        public String write(Stanza stanza) {
            return stanza.elementName();
        }

        @Override
        public Stanza read(String text) {
            throw new IllegalArgumentException("only written here");
        }
    };

    private static final Element ORIGIN = Element.named("origin-id", "urn:xmpp:sid:0")
            .attribute("id", "window-1")
            .build();

    private static final Message MESSAGE = withId(chat(ROMEO, child("body", "Ay me!"), ORIGIN));

    private static Message withId(Message message) {
        return message.with(new Header(message.to(), message.from(), "m1", ""));
    }

    @Test
    void whatIsReceivedHasItsSenderAsPeer() {
        var entry = Entry.received("e1", NOW, MESSAGE, TEXT);

        assertThat(entry)
                .isEqualTo(new Entry(
                        "e1", NOW, Entry.Kind.RECEIVED, BALCONY, "window-1", new Listed(true, "m1", ""), "message"));
    }

    @Test
    void whatIsSentHasItsReceiverAsPeer() {
        var entry = Entry.sent("e1", NOW, MESSAGE, TEXT);

        assertThat(entry.kind()).isEqualTo(Entry.Kind.SENT);
        assertThat(entry.peer()).isEqualTo(ROMEO);
    }

    @Test
    void whatIsSentToNobodyIsForTheOwnAccount() {
        var toNobody = MESSAGE.with(new Header(Optional.empty(), Optional.of(BALCONY), "m1", ""));

        var entry = Entry.sent("e1", NOW, toNobody, TEXT);

        assertThat(entry.peer()).isEqualTo(JULIET);
        assertThat(entry.listed().isShown()).isFalse();
    }

    @Test
    void aRefusalNamesTheMessageAndIsNotShown() {
        var error = MESSAGE.bounce(StanzaError.of(Condition.SERVICE_UNAVAILABLE, "The receiver is away."));

        var entry = Entry.refused("e2", NOW, error, TEXT);

        assertThat(entry.kind()).isEqualTo(Entry.Kind.REFUSED);
        assertThat(entry.peer()).isEqualTo(ROMEO);
        assertThat(entry.listed()).isEqualTo(new Listed(false, "m1", ""));
    }
}
