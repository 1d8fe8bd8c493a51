package io.outcry.core.contact;

import static io.outcry.core.contact.Verona.BALCONY;
import static io.outcry.core.contact.Verona.JULIET;
import static io.outcry.core.contact.Verona.NOW;
import static io.outcry.core.contact.Verona.NURSE;
import static io.outcry.core.contact.Verona.ROMEO;
import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.stanza.Presence;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContactsTest {

    private static final Presence REQUEST = Presence.of(Presence.Type.SUBSCRIBE, JULIET, ROMEO);

    @Test
    void findsAContactByAnyOfItsAddresses() {
        var juliet = Verona.contact(JULIET, Subscription.BOTH);
        var contacts = Contacts.EMPTY.with(juliet, 1);

        assertThat(contacts.get(BALCONY)).isEqualTo(juliet);
        assertThat(contacts.find(NURSE)).isEmpty();
        assertThat(contacts.get(NURSE.withResource("x"))).isEqualTo(Contact.unknown(NURSE));
    }

    @Test
    void forgetsWhoIsNotWorthKeeping() {
        var contacts =
                Contacts.EMPTY.with(Contact.unknown(JULIET).inRoster(), 1).with(Contact.unknown(JULIET), 2);

        assertThat(contacts).isEqualTo(new Contacts(2, Map.of()));
    }

    @Test
    void keepsWhateverSaysSomething() {
        var nobody = Contact.unknown(JULIET);

        assertThat(nobody.isForgettable()).isTrue();
        assertThat(nobody.inRoster().isForgettable()).isFalse();
        assertThat(nobody.withRequest(REQUEST).isForgettable()).isFalse();
        assertThat(nobody.withApproved(true).isForgettable()).isFalse();
        assertThat(nobody.withAsking(true).isForgettable()).isFalse();
        assertThat(nobody.withSubscription(Subscription.FROM).isForgettable()).isFalse();
    }

    @Test
    void countsTheRosterAndTheRequestsApart() {
        var contacts = Contacts.EMPTY
                .with(Contact.unknown(JULIET).withRequest(REQUEST), 1)
                .with(Contact.unknown(NURSE).inRoster().withRequest(REQUEST), 1)
                .with(Contact.unknown(ROMEO).inRoster(), 1);

        assertThat(contacts.inRoster()).isEqualTo(2);
        assertThat(contacts.requests()).isEqualTo(2);
    }

    @Test
    void takesTheNextVersionFromTheClock() {
        assertThat(Contacts.EMPTY.nextVersion(NOW)).isEqualTo(NOW.toEpochMilli());
    }

    @Test
    void growsItsVersionEvenWhereTheClockGoesBack() {
        var ahead = new Contacts(NOW.toEpochMilli() + 5_000, Map.of());

        assertThat(ahead.nextVersion(NOW)).isEqualTo(NOW.toEpochMilli() + 5_001);
    }

    @Test
    void looksTheSameWhateverIsNotShown() {
        var juliet = Verona.contact(JULIET, Subscription.TO).withGroups(List.of("B", "A", "B"));

        assertThat(juliet.groups()).containsExactly("A", "B");
        assertThat(juliet.looksLike(juliet.withRequest(REQUEST))).isTrue();
        assertThat(juliet.looksLike(juliet.withAsking(true))).isFalse();
        assertThat(juliet.looksLike(juliet.withApproved(true))).isFalse();
        assertThat(juliet.looksLike(juliet.withName("J"))).isFalse();
        assertThat(juliet.looksLike(juliet.withGroups(List.of()))).isFalse();
        assertThat(juliet.looksLike(juliet.withSubscription(Subscription.BOTH))).isFalse();
        assertThat(Contact.unknown(JULIET).looksLike(Contact.unknown(JULIET).inRoster()))
                .isFalse();
    }
}
