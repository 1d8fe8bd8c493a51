package io.outcry.persistence.contact;

import static io.outcry.persistence.Answers.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.outcry.core.StoreException;
import io.outcry.core.address.Jid;
import io.outcry.core.contact.Contact;
import io.outcry.core.contact.ContactStore;
import io.outcry.core.contact.Contacts;
import io.outcry.core.contact.Subscription;
import io.outcry.persistence.SqlStores;
import io.outcry.persistence.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SqlContactStoreTest {

    private static final Jid ROMEO = Jid.of("romeo@montague.example");
    private static final Jid JULIET = Jid.of("juliet@capulet.example");

    private final SqlStores sql = SqlStores.open(TestDatabase.inMemory());
    private final ContactStore contacts = sql.stores().contacts();

    @AfterEach
    void close() {
        sql.close();
    }

    private static Contact contact(Jid jid, String name, List<String> groups) {
        return new Contact(jid, name, groups, Subscription.BOTH, true, true, "<presence type='subscribe'/>", true);
    }

    @Test
    void nobodyIsKnownAtFirst() {
        assertThat(await(contacts.load(ROMEO))).isEqualTo(Contacts.EMPTY);
    }

    @Test
    void loadsWhatWasSaved() {
        var juliet = contact(JULIET, "Juliet \uD83C\uDF39", List.of("Capulets", "Lovers & friends", ""));
        var host = Contact.unknown(Jid.ofDomain("capulet.example"));
        var gateway = new Contact(host.jid(), "", List.of(), Subscription.TO, false, false, "", true);

        await(contacts.save(ROMEO, juliet, 1));
        await(contacts.save(ROMEO, gateway, 2));

        assertThat(await(contacts.load(ROMEO)))
                .isEqualTo(Contacts.EMPTY.with(juliet, 1).with(gateway, 2));
        assertThat(await(contacts.load(JULIET))).isEqualTo(Contacts.EMPTY);
    }

    @Test
    void replacesAContactAsAWhole() {
        await(contacts.save(ROMEO, contact(JULIET, "Juliet", List.of("Capulets")), 1));
        var plain = new Contact(JULIET, "", List.of(), Subscription.NONE, false, false, "", true);

        await(contacts.save(ROMEO, plain, 2));

        assertThat(await(contacts.load(ROMEO))).isEqualTo(Contacts.EMPTY.with(plain, 2));
    }

    @Test
    void removesWhatIsForgettableAndKeepsTheVersion() {
        await(contacts.save(ROMEO, contact(JULIET, "Juliet", List.of()), 1));

        await(contacts.save(ROMEO, Contact.unknown(JULIET), 2));

        assertThat(await(contacts.load(ROMEO))).isEqualTo(new Contacts(2, java.util.Map.of()));
    }

    @Test
    void nothingIsLeftOfARemovedOwner() {
        await(contacts.save(ROMEO, contact(JULIET, "Juliet", List.of()), 1));
        await(contacts.save(JULIET, contact(ROMEO, "Romeo", List.of()), 1));

        await(contacts.removeAll(ROMEO));

        assertThat(await(contacts.load(ROMEO))).isEqualTo(Contacts.EMPTY);
        assertThat(await(contacts.load(JULIET)).byJid()).containsOnlyKeys(ROMEO);
    }

    @Test
    void failsAGroupThatXmlCannotName() {
        var odd = contact(JULIET, "Juliet", List.of("a\u001fb"));

        assertThatThrownBy(() -> await(contacts.save(ROMEO, odd, 1)))
                .hasRootCauseInstanceOf(StoreException.class)
                .hasMessageContaining("contacts.save failed");
        assertThat(await(contacts.load(ROMEO))).isEqualTo(Contacts.EMPTY);
    }

    @Test
    void neitherContactNorVersionIsKeptWhereOneFails() {
        var tooLong = contact(JULIET, "J".repeat(1_100_000), List.of());

        assertThatThrownBy(() -> await(contacts.save(ROMEO, tooLong, 1))).hasRootCauseInstanceOf(StoreException.class);

        assertThat(await(contacts.load(ROMEO))).isEqualTo(Contacts.EMPTY);
    }
}
