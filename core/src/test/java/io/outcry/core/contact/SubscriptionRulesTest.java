package io.outcry.core.contact;

import static io.outcry.core.contact.Verona.JULIET;
import static io.outcry.core.contact.Verona.ROMEO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.outcry.core.stanza.Presence;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class SubscriptionRulesTest {

    private static final Presence REQUEST = Presence.of(Presence.Type.SUBSCRIBE, JULIET, ROMEO);

    /**
     * RFC 6121 §A.2: the state before, what the owner sends, whether it is sent on, the state after. "out" is an
     * unanswered request of ours, "in" one of theirs.
     */
    private static final String OUTBOUND = """
            none        | subscribe    | sent | none out
            none out    | subscribe    | sent | none out
            none in     | subscribe    | sent | none out in
            none out in | subscribe    | sent | none out in
            to          | subscribe    | sent | to
            to in       | subscribe    | sent | to in
            from        | subscribe    | sent | from out
            from out    | subscribe    | sent | from out
            both        | subscribe    | sent | both
            none        | unsubscribe  | sent | none
            none out    | unsubscribe  | sent | none
            none in     | unsubscribe  | sent | none in
            none out in | unsubscribe  | sent | none in
            to          | unsubscribe  | sent | none
            to in       | unsubscribe  | sent | none in
            from        | unsubscribe  | sent | from
            from out    | unsubscribe  | sent | from
            both        | unsubscribe  | sent | from
            none        | subscribed   | kept | none approved
            none out    | subscribed   | kept | none out approved
            none in     | subscribed   | sent | from
            none out in | subscribed   | sent | from out
            to          | subscribed   | kept | to approved
            to in       | subscribed   | sent | both
            from        | subscribed   | kept | from
            from out    | subscribed   | kept | from out
            both        | subscribed   | kept | both
            none        | unsubscribed | kept | none
            none out    | unsubscribed | kept | none out
            none in     | unsubscribed | sent | none
            none out in | unsubscribed | sent | none out
            to          | unsubscribed | kept | to
            to in       | unsubscribed | sent | to
            from        | unsubscribed | sent | none
            from out    | unsubscribed | sent | none out
            both        | unsubscribed | sent | to
            none approved     | unsubscribed | kept | none
            none out approved | unsubscribed | kept | none out
            to approved       | unsubscribed | kept | to
            none approved     | subscribed   | kept | none approved
            none approved     | subscribe    | sent | none out approved
            to approved       | unsubscribe  | sent | none approved
            """;

    /** RFC 6121 §A.3: the state before, what the contact sends, what is done with it, the state after. */
    private static final String INBOUND = """
            none        | subscribe    | given | none in
            none out    | subscribe    | given | none out in
            none in     | subscribe    | kept  | none in
            none out in | subscribe    | kept  | none out in
            to          | subscribe    | given | to in
            to in       | subscribe    | kept  | to in
            from        | subscribe    | subscribed | from
            from out    | subscribe    | subscribed | from out
            both        | subscribe    | subscribed | both
            none        | unsubscribe  | kept  | none
            none out    | unsubscribe  | kept  | none out
            none in     | unsubscribe  | given | none
            none out in | unsubscribe  | given | none out
            to          | unsubscribe  | kept  | to
            to in       | unsubscribe  | given | to
            from        | unsubscribe  | given | none
            from out    | unsubscribe  | given | none out
            both        | unsubscribe  | given | to
            none        | subscribed   | kept  | none
            none out    | subscribed   | given | to
            none in     | subscribed   | kept  | none in
            none out in | subscribed   | given | to in
            to          | subscribed   | kept  | to
            to in       | subscribed   | kept  | to in
            from        | subscribed   | kept  | from
            from out    | subscribed   | given | both
            both        | subscribed   | kept  | both
            none        | unsubscribed | kept  | none
            none out    | unsubscribed | given | none
            none in     | unsubscribed | kept  | none in
            none out in | unsubscribed | given | none in
            to          | unsubscribed | given | none
            to in       | unsubscribed | given | none in
            from        | unsubscribed | kept  | from
            from out    | unsubscribed | given | from
            both        | unsubscribed | given | from
            none approved     | subscribe    | subscribed | from
            none out approved | subscribe    | subscribed | from out
            to approved       | subscribe    | subscribed | both
            none approved     | unsubscribe  | kept       | none approved
            none out approved | subscribed   | given      | to approved
            to approved       | unsubscribed | given      | none approved
            """;

    @TestFactory
    Stream<DynamicTest> followsTheTableOfWhatTheOwnerSends() {
        return rows(OUTBOUND, (before, type, verdict, after) -> {
            var change = SubscriptionRules.outbound(before, type);

            assertThat(change.after()).isEqualTo(after);
            assertThat(change.goesOn()).isEqualTo(verdict.equals("sent"));
            assertThat(change.answer()).isEmpty();
        });
    }

    @TestFactory
    Stream<DynamicTest> followsTheTableOfWhatTheContactSends() {
        return rows(INBOUND, (before, type, verdict, after) -> {
            var change = SubscriptionRules.inbound(before, Presence.of(type, JULIET, ROMEO));

            assertThat(change.after()).isEqualTo(after);
            assertThat(change.goesOn()).isEqualTo(verdict.equals("given"));
            assertThat(change.answer().map(Presence.Type::wireName).orElse("")).isEqualTo(answerIn(verdict));
        });
    }

    @Test
    void hasEveryCellOfTheAppendix() {
        assertThat(Verona.rows(OUTBOUND)).hasSize(9 * 4 + 6).doesNotHaveDuplicates();
        assertThat(Verona.rows(INBOUND)).hasSize(9 * 4 + 6).doesNotHaveDuplicates();
    }

    @Test
    void putsWhoIsAskedOrApprovedIntoTheRoster() {
        var stranger = Contact.unknown(JULIET);
        var asking = stranger.withRequest(REQUEST);

        assertThat(SubscriptionRules.outbound(stranger, Presence.Type.SUBSCRIBE)
                        .after()
                        .isInRoster())
                .isTrue();
        assertThat(SubscriptionRules.outbound(stranger, Presence.Type.SUBSCRIBED)
                        .after()
                        .isInRoster())
                .isTrue();
        assertThat(SubscriptionRules.outbound(asking, Presence.Type.SUBSCRIBED)
                        .after()
                        .isInRoster())
                .isTrue();
    }

    @Test
    void showsNoStrangerThatOnlyAsks() {
        var change = SubscriptionRules.inbound(Contact.unknown(JULIET), REQUEST);

        assertThat(change.after().isInRoster()).isFalse();
        assertThat(change.after().request()).contains(REQUEST);
        assertThat(change.isChange()).isTrue();
        assertThat(change.changesRoster()).isFalse();
    }

    @Test
    void forgetsAStrangerThatIsDenied() {
        var asking = Contact.unknown(JULIET).withRequest(REQUEST);

        var change = SubscriptionRules.outbound(asking, Presence.Type.UNSUBSCRIBED);

        assertThat(change.after().isForgettable()).isTrue();
        assertThat(change.goesOn()).isTrue();
    }

    @Test
    void keepsTheFirstRequestAsItCame() {
        var before = Contact.unknown(JULIET).withRequest(REQUEST);
        var again = Presence.of(Presence.Type.SUBSCRIBE, JULIET.withResource("other"), ROMEO);

        var change = SubscriptionRules.inbound(before, again);

        assertThat(change.isChange()).isFalse();
    }

    @Test
    void opensPresenceWithTheApprovalOnly() {
        var asking = Verona.contact(JULIET, Subscription.TO).withRequest(REQUEST);

        var approved = SubscriptionRules.outbound(asking, Presence.Type.SUBSCRIBED);
        var denied = SubscriptionRules.outbound(approved.after(), Presence.Type.UNSUBSCRIBED);

        assertThat(approved.opensPresence()).isTrue();
        assertThat(approved.closesPresence()).isFalse();
        assertThat(denied.opensPresence()).isFalse();
        assertThat(denied.closesPresence()).isTrue();
    }

    @Test
    void refusesWhatIsNoSubscription() {
        var contact = Contact.unknown(JULIET);

        assertThatThrownBy(() -> SubscriptionRules.outbound(contact, Presence.Type.PROBE))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () -> SubscriptionRules.inbound(contact, Presence.of(Presence.Type.AVAILABLE, JULIET, ROMEO)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private interface Check {
        void cell(Contact before, Presence.Type type, String verdict, Contact after);
    }

    private static Stream<DynamicTest> rows(String table, Check check) {
        return Arrays.stream(Verona.rows(table)).map(row -> {
            var cells = Arrays.stream(row.split("\\|")).map(String::strip).toList();
            var type = Presence.Type.ofWire(cells.get(1)).orElseThrow();
            return DynamicTest.dynamicTest(
                    row, () -> check.cell(state(cells.getFirst()), type, cells.get(2), state(cells.getLast())));
        });
    }

    private static Contact state(String name) {
        var words = Arrays.asList(name.split(" "));
        var subscription = Arrays.stream(Subscription.values())
                .filter(known -> known.wireName().equals(words.getFirst()))
                .findFirst()
                .orElseThrow();
        var contact = Verona.contact(JULIET, subscription)
                .withName("Juliet")
                .withAsking(words.contains("out"))
                .withApproved(words.contains("approved"));
        return words.contains("in") ? contact.withRequest(REQUEST) : contact;
    }

    private static String answerIn(String verdict) {
        return verdict.equals("subscribed") ? verdict : "";
    }
}
