package io.outcry.core.feature.offline;

import static io.outcry.core.contact.Verona.BALCONY;
import static io.outcry.core.contact.Verona.NOW;
import static io.outcry.core.contact.Verona.ROMEO;
import static io.outcry.core.contact.Verona.chat;
import static io.outcry.core.contact.Verona.child;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.outcry.core.feature.Spec;
import io.outcry.core.routing.LocalVerdict;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Message;
import io.outcry.core.stanza.StanzaError.Condition;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class OfflineRulesTest {

    private static final OfflineLimits LIMITS = new OfflineLimits(2);
    private static final Element BODY = child("body", "Art thou not Romeo?");
    private static final Element TYPING = Element.empty("composing", "http://jabber.org/protocol/chatstates");
    private static final Element NO_STORE = hint("no-store");

    @Test
    void keepsWhatSaysSomething() {
        assertThat(decide(chat(ROMEO, BODY))).isEqualTo(new LocalVerdict.Keep());
        assertThat(decide(chat(ROMEO, TYPING, BODY))).isEqualTo(new LocalVerdict.Keep());
        assertThat(decide(Message.of(Message.Type.NORMAL, BALCONY, ROMEO, BODY)))
                .isEqualTo(new LocalVerdict.Keep());
    }

    @Test
    void keepsContentThatIsNoBody() {
        var receipt = Element.empty("received", "urn:xmpp:receipts");
        var encrypted = Element.empty("encrypted", "eu.siacs.conversations.axolotl");

        assertThat(OfflineRules.isKept(chat(ROMEO, receipt))).isTrue();
        assertThat(OfflineRules.isKept(chat(ROMEO, encrypted))).isTrue();
        assertThat(OfflineRules.isKept(chat(ROMEO, child("subject", "Tonight"))))
                .isTrue();
    }

    @Test
    void dropsWhatOnlySaysThatSomebodyTypes() {
        var thread = child("thread", "t1");
        var originId = Element.named("origin-id", "urn:xmpp:sid:0")
                .attribute("id", "1")
                .build();

        assertThat(decide(chat(ROMEO, TYPING))).isInstanceOf(LocalVerdict.Drop.class);
        assertThat(decide(chat(ROMEO, TYPING, thread, originId, hint("no-copy"))))
                .isInstanceOf(LocalVerdict.Drop.class);
        assertThat(decide(chat(ROMEO))).isInstanceOf(LocalVerdict.Drop.class);
        assertThat(decide(chat(ROMEO, TYPING, NO_STORE))).isInstanceOf(LocalVerdict.Drop.class);
    }

    @Test
    void tellsTheSenderOfAMessageThatAsksNotToBeStored() {
        var verdict = decide(chat(ROMEO, BODY, NO_STORE));

        assertThat(verdict).isInstanceOfSatisfying(LocalVerdict.Bounce.class, bounce -> {
            assertThat(bounce.error().condition()).isEqualTo(Condition.SERVICE_UNAVAILABLE);
            assertThat(bounce.error().text()).contains("not to be stored");
        });
    }

    @Test
    void letsWaitWhatMustNotStayForGood() {
        assertThat(decide(chat(ROMEO, BODY, hint("no-permanent-store")))).isEqualTo(new LocalVerdict.Keep());
    }

    @Test
    void keepsWhatItsSenderCallsWorthKeeping() {
        assertThat(decide(chat(ROMEO, TYPING, hint("store")))).isEqualTo(new LocalVerdict.Keep());
    }

    @Test
    void keepsNoOtherType() {
        assertThat(decide(Message.of(Message.Type.HEADLINE, BALCONY, ROMEO, BODY)))
                .isInstanceOf(LocalVerdict.Drop.class);
        assertThat(decide(Message.of(Message.Type.GROUPCHAT, BALCONY, ROMEO, BODY)))
                .isInstanceOf(LocalVerdict.Drop.class);
        assertThat(decide(Message.of(Message.Type.ERROR, BALCONY, ROMEO, BODY, hint("store"))))
                .isInstanceOf(LocalVerdict.Drop.class);
    }

    @Test
    void sendsBackWhatIsOneTooMany() {
        var last = OfflineRules.decide(chat(ROMEO, BODY), 1, LIMITS);
        var tooMany = OfflineRules.decide(chat(ROMEO, BODY), 2, LIMITS);

        assertThat(last).isEqualTo(new LocalVerdict.Keep());
        assertThat(tooMany).isInstanceOfSatisfying(LocalVerdict.Bounce.class, bounce -> {
            assertThat(bounce.error().condition()).isEqualTo(Condition.SERVICE_UNAVAILABLE);
            assertThat(bounce.error().text()).contains("no more than 2 messages");
        });
    }

    @Test
    void saysSinceWhenItHadTheMessage() {
        var delayed = OfflineRules.delayed(chat(ROMEO, BODY), NOW, "montague.example");

        assertThat(delayed.payload().elements())
                .containsExactly(
                        BODY,
                        Element.named("delay", "urn:xmpp:delay")
                                .attribute("from", "montague.example")
                                .attribute("stamp", "2026-11-22T20:15:00.123Z")
                                .build());
    }

    @Test
    void leavesTheStampThatItGaveBefore() {
        var once = OfflineRules.delayed(chat(ROMEO, BODY), NOW, "montague.example");

        var twice = OfflineRules.delayed((Message) once, Instant.EPOCH, "montague.example");

        assertThat(twice).isEqualTo(once);
    }

    @Test
    void isAnnounced() {
        assertThat(new OfflineMessages().disco()).containsExactly("msgoffline");
        assertThat(new OfflineMessages().specs())
                .first()
                .isEqualTo(Spec.xep(160, "1.0.1", "Best Practices for Handling Offline Messages"));
    }

    @Test
    void refusesANegativeLimit() {
        assertThatThrownBy(() -> new OfflineLimits(-1)).hasMessage("max-messages must not be negative, was -1");
    }

    private static LocalVerdict decide(Message message) {
        return OfflineRules.decide(message, 0, LIMITS);
    }

    private static Element hint(String name) {
        return Element.empty(name, "urn:xmpp:hints");
    }
}
