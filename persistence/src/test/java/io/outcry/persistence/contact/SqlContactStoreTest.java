package io.outcry.persistence.contact;

import static io.outcry.persistence.Answers.await;
import static io.outcry.persistence.Answers.failureOf;
import static io.outcry.persistence.Answers.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.StoreException.Reason;
import io.outcry.core.address.Jid;
import io.outcry.core.contact.Contact;
import io.outcry.core.contact.ContactStore;
import io.outcry.core.contact.ContactStoreContract;
import io.outcry.core.contact.Contacts;
import io.outcry.core.contact.Subscription;
import io.outcry.core.stanza.Presence;
import io.outcry.persistence.DatabaseConfig;
import io.outcry.persistence.SqlStores;
import io.outcry.persistence.TestDatabase;
import io.outcry.persistence.sql.Engine;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlContactStoreTest implements ContactStoreContract {

    private final DatabaseConfig config = fresh();
    private final SqlStores sql = TestDatabase.open(config);
    private final ContactStore contacts = sql.stores().contacts();

    /** An empty database; another kind of database in a subclass. */
    DatabaseConfig fresh() {
        return TestDatabase.inMemory();
    }

    @AfterEach
    void close() {
        sql.close();
    }

    @Override
    public ContactStore store() {
        return contacts;
    }

    private static Contact contact(Jid jid, String name, List<String> groups) {
        return new Contact(jid, name, groups, Subscription.BOTH, true, true, Optional.empty(), true);
    }

    @Test
    void takesEveryCharacterOfNamesAndGroups() {
        var juliet =
                contact(JULIET, "Juliet \uD83C\uDF39 'or' \"1\" = 1 --", List.of("Capulets", "Amici \u2665, ;", ""));

        await(contacts.save(ROMEO, juliet, 1));

        assertThat(await(contacts.load(ROMEO))).isEqualTo(Contacts.EMPTY.with(juliet, 1));
    }

    @Test
    void forgetsARequestThatWasAnswered() {
        var asked = Contact.unknown(JULIET).withRequest(Presence.of(Presence.Type.SUBSCRIBE, JULIET, ROMEO));
        await(contacts.save(ROMEO, asked, 1));
        var answered = asked.withoutRequest().withSubscription(Subscription.FROM);

        await(contacts.save(ROMEO, answered, 2));

        assertThat(await(contacts.load(ROMEO)).all()).containsExactly(answered);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<presence", "<message xmlns=''jabber:client''/>", "a secret"})
    void failsOnADamagedRequestWithoutRepeatingIt(String damaged) throws SQLException {
        await(contacts.save(ROMEO, contact(JULIET, "Juliet", List.of()), 1));
        try (var engine = Engine.open(config);
                var connection = engine.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("UPDATE contact SET request = '" + damaged + "'");
        }

        var failure = failureOf(contacts.load(ROMEO));

        assertThat(failure.reason()).isEqualTo(Reason.FAILED);
        assertThat(failure).hasMessageContaining("contacts.load failed").hasMessageContaining("not a presence");
        assertThat(failure.getMessage()).doesNotContain("secret", "<");
    }

    @Test
    void failsAGroupThatXmlCannotName() {
        var odd = contact(JULIET, "Juliet", List.of("a\u001fb"));

        assertThat(failureOf(contacts.save(ROMEO, odd, 1))).hasMessageContaining("contacts.save failed");
        assertThat(await(contacts.load(ROMEO))).isEqualTo(Contacts.EMPTY);
    }

    @Test
    void neitherContactNorVersionIsKeptWhereOneFails() {
        var tooLong = contact(new Jid("juliet", "c".repeat(600), ""), "Juliet", List.of());

        assertThat(reasonOf(contacts.save(ROMEO, tooLong, 1))).isEqualTo(Reason.REFUSED);

        assertThat(await(contacts.load(ROMEO))).isEqualTo(Contacts.EMPTY);
    }
}
