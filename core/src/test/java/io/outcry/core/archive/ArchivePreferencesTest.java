package io.outcry.core.archive;

import static io.outcry.core.contact.Verona.BALCONY;
import static io.outcry.core.contact.Verona.JULIET;
import static io.outcry.core.contact.Verona.NOW;
import static io.outcry.core.contact.Verona.NURSE;
import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.address.Jid;
import io.outcry.core.archive.ArchivePreferences.Others;
import io.outcry.core.contact.Contacts;
import io.outcry.core.contact.Subscription;
import io.outcry.core.contact.Verona;
import io.outcry.core.ledger.Entry;
import io.outcry.core.ledger.Listed;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArchivePreferencesTest {

    private static final Contacts CONTACTS = Contacts.EMPTY.with(Verona.contact(JULIET, Subscription.BOTH), 1);

    private static boolean shows(ArchivePreferences preferences, Jid peer) {
        return preferences.shows(peer, CONTACTS);
    }

    @Test
    void showEverythingUnlessTheAccountSaidOtherwise() {
        assertThat(shows(ArchivePreferences.ALL, NURSE)).isTrue();
    }

    @Test
    void knowContactsByTheirAccounts() {
        var contacts = new ArchivePreferences(Others.ROSTER, Set.of(), Set.of());

        assertThat(shows(contacts, BALCONY)).isTrue();
        assertThat(shows(contacts, NURSE)).isFalse();
    }

    @Test
    void takeTheListBeforeTheDefault() {
        var nobodyElse = new ArchivePreferences(Others.NEVER, Set.of(NURSE), Set.of());
        var anybodyElse = new ArchivePreferences(Others.ALWAYS, Set.of(), Set.of(NURSE));

        assertThat(shows(nobodyElse, NURSE.withResource("hall"))).isTrue();
        assertThat(shows(nobodyElse, JULIET)).isFalse();
        assertThat(shows(anybodyElse, NURSE.withResource("hall"))).isFalse();
        assertThat(shows(anybodyElse, JULIET)).isTrue();
    }

    @Test
    void takeASessionBeforeItsAccount() {
        var preferences = new ArchivePreferences(Others.ALWAYS, Set.of(BALCONY), Set.of(JULIET));

        assertThat(shows(preferences, BALCONY)).isTrue();
        assertThat(shows(preferences, JULIET.withResource("garden"))).isFalse();
    }

    @Test
    void takeNeverWhereBothListsNameSomebody() {
        var preferences = new ArchivePreferences(Others.ALWAYS, Set.of(JULIET), Set.of(JULIET));

        assertThat(shows(preferences, JULIET)).isFalse();
        assertThat(preferences.always()).isEmpty();
    }

    @Test
    void hideAnEntryAndKeepTheRest() {
        var entry = new Entry("1", NOW, Entry.Kind.SENT, NURSE, "o", new Listed(true, "m", "r"), "<message/>");
        var preferences = new ArchivePreferences(Others.NEVER, Set.of(), Set.of());

        assertThat(preferences.applied(entry, CONTACTS))
                .isEqualTo(new Entry("1", NOW, Entry.Kind.SENT, NURSE, "o", new Listed(false, "m", "r"), "<message/>"));
        assertThat(ArchivePreferences.ALL.applied(entry, CONTACTS)).isEqualTo(entry);
    }
}
