package io.outcry.core.feature.vcard;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.address.Jid;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Payload;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What every store of vCards must do; each implementation runs these tests. */
public interface VCardStoreContract {

    Jid ROMEO = Jid.of("romeo@montague.example");
    Jid JULIET = Jid.of("juliet@capulet.example");

    /** The same store at each call of one test, with nothing in it at first. */
    VCardStore store();

    @Test
    default void hasNothingOfAnUnknownOwner() {
        assertThat(done(store().find(ROMEO))).isEmpty();
    }

    @Test
    default void keepsACardAsItWasGiven() {
        var card = card("Romeo Montague & <Sons> – 💀");

        done(store().save(ROMEO.withResource("phone"), Payload.of(card)));

        assertThat(elements(ROMEO.withResource("orchard"))).containsExactly(card);
        assertThat(done(store().find(JULIET))).isEmpty();
    }

    @Test
    default void keepsTheLastCardOnly() {
        done(store().save(ROMEO, Payload.of(card("Romeo Montague"))));

        done(store().save(ROMEO, Payload.of(card("Romeo"))));

        assertThat(elements(ROMEO)).containsExactly(card("Romeo"));
    }

    @Test
    default void keepsAsMuchAsTheLimitMayAllow() {
        var large = card("x".repeat(999_000));

        done(store().save(ROMEO, Payload.of(large)));

        assertThat(elements(ROMEO)).containsExactly(large);
    }

    @Test
    default void forgetsAnOwnersCard() {
        done(store().save(ROMEO, Payload.of(card("Romeo"))));
        done(store().save(JULIET, Payload.of(card("Juliet"))));

        done(store().removeAll(ROMEO));

        assertThat(done(store().find(ROMEO))).isEmpty();
        assertThat(elements(JULIET)).containsExactly(card("Juliet"));
    }

    private List<Element> elements(Jid owner) {
        return done(store().find(owner)).orElseThrow().elements();
    }

    private static Element card(String name) {
        return Element.named("vCard", "vcard-temp").child("FN", name).build();
    }

    private static <T> T done(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
    }
}
