package io.outcry.core.contact;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.address.Jid;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Namespaces;
import io.outcry.core.stanza.Payload;
import io.outcry.core.stanza.Presence;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What every store of contacts must do; each implementation runs these tests. */
public interface ContactStoreContract {

    Jid ROMEO = Jid.of("romeo@montague.example");
    Jid JULIET = Jid.of("juliet@capulet.example");
    Jid NURSE = Jid.of("nurse@capulet.example");

    /** The same store at each call of one test, with nothing in it at first. */
    ContactStore store();

    @Test
    default void hasNothingOfAnUnknownOwner() {
        var contacts = done(store().load(ROMEO));

        assertThat(contacts).isEqualTo(Contacts.EMPTY);
    }

    @Test
    default void givesBackAllOfAContact() {
        var juliet = new Contact(
                JULIET,
                "My ♥ & <more>",
                List.of("Verona", "Amici"),
                Subscription.FROM,
                true,
                true,
                Optional.empty(),
                true);

        done(store().save(ROMEO, juliet, 7));

        var contacts = done(store().load(ROMEO));
        assertThat(contacts.version()).isEqualTo(7);
        assertThat(contacts.all()).containsExactly(juliet);
    }

    @Test
    default void keepsEverySubscription() {
        for (var subscription : Subscription.values()) {
            var juliet = Contact.unknown(JULIET).inRoster().withSubscription(subscription);

            done(store().save(ROMEO, juliet, 1));

            assertThat(done(store().load(ROMEO)).get(JULIET)).isEqualTo(juliet);
        }
    }

    @Test
    default void keepsARequestAsItCame() {
        var asked = Presence.of(Presence.Type.SUBSCRIBE, JULIET, ROMEO)
                .with(Payload.of(Element.named("status", Namespaces.CLIENT)
                        .text("It is the lark & <not> the nightingale")
                        .build()));

        done(store().save(ROMEO, Contact.unknown(JULIET).withRequest(asked), 0));

        var juliet = done(store().load(ROMEO)).get(JULIET);
        assertThat(juliet.isInRoster()).isFalse();
        var kept = juliet.request().orElseThrow();
        assertThat(kept.type()).isEqualTo(Presence.Type.SUBSCRIBE);
        assertThat(kept.header()).isEqualTo(asked.header());
        assertThat(kept.payload().elements()).isEqualTo(asked.payload().elements());
    }

    @Test
    default void replacesWhatItHadOfTheContact() {
        var before =
                new Contact(JULIET, "J", List.of("A", "B"), Subscription.BOTH, false, false, Optional.empty(), true);
        done(store().save(ROMEO, before, 1));
        var after = before.withName("").withGroups(List.of("C")).withSubscription(Subscription.NONE);

        done(store().save(ROMEO, after, 2));

        assertThat(done(store().load(ROMEO))).isEqualTo(Contacts.EMPTY.with(after, 2));
    }

    @Test
    default void keepsTheVersionOfARemovedContact() {
        done(store().save(ROMEO, Contact.unknown(JULIET).inRoster(), 1));
        done(store().save(ROMEO, Contact.unknown(NURSE).inRoster(), 2));

        done(store().save(ROMEO, Contact.unknown(JULIET), 3));

        var contacts = done(store().load(ROMEO));
        assertThat(contacts.version()).isEqualTo(3);
        assertThat(contacts.byJid()).containsOnlyKeys(NURSE);
    }

    @Test
    default void keepsTheVersionOfAnEmptiedRoster() {
        done(store().save(ROMEO, Contact.unknown(JULIET).inRoster(), 1));

        done(store().save(ROMEO, Contact.unknown(JULIET), 2));

        assertThat(done(store().load(ROMEO))).isEqualTo(new Contacts(2, Map.of()));
    }

    @Test
    default void keepsOwnersApart() {
        var nurse = Contact.unknown(NURSE).inRoster();
        done(store().save(ROMEO, nurse, 1));
        done(store().save(JULIET, nurse.withName("Nurse"), 5));

        done(store().removeAll(JULIET));

        assertThat(done(store().load(ROMEO))).isEqualTo(Contacts.EMPTY.with(nurse, 1));
        assertThat(done(store().load(JULIET))).isEqualTo(Contacts.EMPTY);
    }

    @Test
    default void takesDomainsAsContacts() {
        var gateway = Contact.unknown(Jid.of("gateway.capulet.example")).inRoster();

        done(store().save(ROMEO, gateway, 1));

        assertThat(done(store().load(ROMEO)).all()).containsExactly(gateway);
    }

    private static <T> T done(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
    }
}
