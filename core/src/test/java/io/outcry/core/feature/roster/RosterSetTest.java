package io.outcry.core.feature.roster;

import static io.outcry.core.contact.Verona.JULIET;
import static io.outcry.core.contact.Verona.LAPTOP;
import static io.outcry.core.contact.Verona.LIMITS;
import static io.outcry.core.contact.Verona.NOW;
import static io.outcry.core.contact.Verona.NURSE;
import static io.outcry.core.contact.Verona.PHONE;
import static io.outcry.core.contact.Verona.ROMEO;
import static io.outcry.core.contact.Verona.contact;
import static io.outcry.core.contact.Verona.lines;
import static io.outcry.core.contact.Verona.romeo;
import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.address.Jid;
import io.outcry.core.contact.Contact;
import io.outcry.core.contact.Outcome;
import io.outcry.core.contact.Subscription;
import io.outcry.core.contact.UserState;
import io.outcry.core.contact.Verona;
import io.outcry.core.routing.Session;
import io.outcry.core.routing.Sessions;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.Presence;
import java.util.List;
import org.junit.jupiter.api.Test;

class RosterSetTest {

    private static final String ROSTER = "jabber:iq:roster";
    private static final Sessions SESSIONS = Sessions.of(
            Verona.available(PHONE, 0),
            Verona.available(LAPTOP, 0).interested(),
            Session.connected("tablet").interested());

    @Test
    void addsAContactAndTellsEveryInterestedSession() {
        var outcome = set(
                romeo(),
                item("juliet@capulet.example").attribute("name", "Juliet").child("group", "Ball"));

        assertThat(lines(outcome))
                .containsExactly(
                        "save juliet@capulet.example none",
                        "laptop gets push juliet@capulet.example none",
                        "tablet gets push juliet@capulet.example none",
                        "phone gets result");
        assertThat(outcome.state().contacts().get(JULIET))
                .isEqualTo(contact(JULIET, Subscription.NONE).withName("Juliet").withGroups(List.of("Ball")));
    }

    @Test
    void pushesTheWholeItemWithItsVersion() {
        var outcome = set(
                romeo(),
                item("juliet@capulet.example").attribute("name", "Juliet").child("group", "Ball"));

        var version = Long.toString(NOW.toEpochMilli());
        var push = Verona.stanzas(outcome).getFirst();
        assertThat(push.header().from()).contains(ROMEO);
        assertThat(push.header().to()).contains(LAPTOP);
        assertThat(push.id()).isEqualTo("push-" + version);
        assertThat(push.payload().elements())
                .containsExactly(Element.named("query", ROSTER)
                        .attribute("ver", version)
                        .child(Element.named("item", ROSTER)
                                .attribute("jid", "juliet@capulet.example")
                                .attribute("name", "Juliet")
                                .attribute("subscription", "none")
                                .child("group", "Ball")
                                .build())
                        .build());
    }

    @Test
    void changesNameAndGroupsAndNothingElse() {
        var request = Presence.of(Presence.Type.SUBSCRIBE, JULIET, ROMEO);
        var before = contact(JULIET, Subscription.TO)
                .withName("J")
                .withGroups(List.of("A"))
                .withApproved(true)
                .withRequest(request);
        var liar = item("juliet@capulet.example")
                .attribute("subscription", "both")
                .attribute("ask", "subscribe")
                .attribute("approved", "false");

        var outcome = set(romeo(before), liar);

        assertThat(outcome.state().contacts().get(JULIET))
                .isEqualTo(before.withName("").withGroups(List.of()));
    }

    @Test
    void putsAStrangerThatAsksIntoTheRoster() {
        var request = Presence.of(Presence.Type.SUBSCRIBE, JULIET, ROMEO);

        var outcome = set(romeo(Contact.unknown(JULIET).withRequest(request)), item("juliet@capulet.example"));

        assertThat(lines(outcome)).first().isEqualTo("save juliet@capulet.example none request");
    }

    @Test
    void takesASessionsAddressForItsAccount() {
        var outcome = set(romeo(), item("Juliet@Capulet.example/balcony"));

        assertThat(outcome.state().contacts().byJid()).containsOnlyKeys(JULIET);
    }

    @Test
    void removesAContactAndEverySubscription() {
        var outcome = set(romeo(contact(JULIET, Subscription.BOTH)), removal());

        assertThat(lines(outcome))
                .containsExactly(
                        "save juliet@capulet.example none hidden",
                        "laptop gets push juliet@capulet.example remove",
                        "tablet gets push juliet@capulet.example remove",
                        "phone gets result",
                        "send unsubscribe romeo@montague.example > juliet@capulet.example",
                        "send unavailable romeo@montague.example/phone > juliet@capulet.example",
                        "send unavailable romeo@montague.example/laptop > juliet@capulet.example",
                        "send unsubscribed romeo@montague.example > juliet@capulet.example");
        assertThat(outcome.state().contacts().all()).isEmpty();
    }

    @Test
    void cancelsOnlyWhatThereIs() {
        var unsubscribe = "send unsubscribe romeo@montague.example > juliet@capulet.example";
        var unsubscribed = "send unsubscribed romeo@montague.example > juliet@capulet.example";
        var request = Presence.of(Presence.Type.SUBSCRIBE, JULIET, ROMEO);

        assertThat(sentOnRemoval(contact(JULIET, Subscription.NONE))).isEmpty();
        assertThat(sentOnRemoval(contact(JULIET, Subscription.NONE).withApproved(true)))
                .isEmpty();
        assertThat(sentOnRemoval(contact(JULIET, Subscription.TO))).containsExactly(unsubscribe);
        assertThat(sentOnRemoval(contact(JULIET, Subscription.NONE).withAsking(true)))
                .containsExactly(unsubscribe);
        assertThat(sentOnRemoval(contact(JULIET, Subscription.NONE).withRequest(request)))
                .containsExactly(unsubscribed);
        assertThat(sentOnRemoval(contact(JULIET, Subscription.TO).withRequest(request)))
                .containsExactly(unsubscribe, unsubscribed);
        assertThat(sentOnRemoval(contact(JULIET, Subscription.FROM))).last().isEqualTo(unsubscribed);
        assertThat(sentOnRemoval(contact(JULIET, Subscription.FROM))).doesNotContain(unsubscribe);
    }

    @Test
    void removesNobodyWhoIsNotThere() {
        var hidden = Contact.unknown(JULIET).withRequest(Presence.of(Presence.Type.SUBSCRIBE, JULIET, ROMEO));

        assertThat(refusal(romeo(), removal())).isEqualTo("item-not-found");
        assertThat(refusal(romeo(hidden), removal())).isEqualTo("item-not-found");
    }

    @Test
    void takesExactlyOneItem() {
        var one = item("juliet@capulet.example").build();
        var two = Element.named("query", ROSTER)
                .child(one)
                .child(item("nurse@capulet.example").build());
        var none = Element.named("query", ROSTER);
        var mixed = Element.named("query", ROSTER).child(one).child(Element.empty("item", "urn:example:other"));

        for (var query : List.of(two, none, mixed)) {
            assertThat(lines(handle(romeo(), query.build()))).containsExactly("phone gets error bad-request");
        }
    }

    @Test
    void needsAnAddress() {
        assertThat(refusal(romeo(), Element.named("item", ROSTER))).isEqualTo("bad-request");
        assertThat(refusal(romeo(), item("juliet@@capulet"))).isEqualTo("jid-malformed");
        assertThat(refusal(romeo(), item(""))).isEqualTo("jid-malformed");
    }

    @Test
    void addsNobodyToItsOwnRoster() {
        assertThat(refusal(romeo(), item("romeo@montague.example"))).isEqualTo("not-allowed");
        assertThat(refusal(romeo(), item("romeo@montague.example/laptop"))).isEqualTo("not-allowed");
    }

    @Test
    void countsTheCharactersOfANameAndNotItsUnits() {
        assertThat(lines(set(romeo(), item("juliet@capulet.example").attribute("name", "🌹".repeat(10)))))
                .contains("phone gets result");
        assertThat(refusal(romeo(), item("juliet@capulet.example").attribute("name", "x".repeat(11))))
                .isEqualTo("not-acceptable");
    }

    @Test
    void refusesGroupsThatAreNone() {
        assertThat(refusal(romeo(), item("juliet@capulet.example").child("group", "")))
                .isEqualTo("not-acceptable");
        assertThat(refusal(romeo(), item("juliet@capulet.example").child("group", "x".repeat(9))))
                .isEqualTo("not-acceptable");
        assertThat(refusal(
                        romeo(),
                        item("juliet@capulet.example").child("group", "A").child("group", "A")))
                .isEqualTo("bad-request");
        assertThat(refusal(
                        romeo(),
                        item("juliet@capulet.example")
                                .child("group", "A")
                                .child("group", "B")
                                .child("group", "C")))
                .isEqualTo("not-acceptable");
    }

    @Test
    void addsNobodyToAFullRosterButStillChangesIt() {
        var full = romeo(
                contact(NURSE, Subscription.NONE),
                contact(Jid.of("a@capulet.example"), Subscription.NONE),
                contact(Jid.of("b@capulet.example"), Subscription.NONE));

        assertThat(refusal(full, item("juliet@capulet.example"))).isEqualTo("resource-constraint");
        assertThat(lines(set(full, item("nurse@capulet.example").attribute("name", "Nurse"))))
                .contains("phone gets result");
    }

    private static List<String> sentOnRemoval(Contact contact) {
        return lines(set(romeo(contact), removal())).stream()
                .filter(line -> line.startsWith("send"))
                .toList();
    }

    private static String refusal(UserState state, Element.Builder item) {
        var outcome = set(state, item);

        assertThat(outcome.state()).isEqualTo(state.with(SESSIONS));
        assertThat(lines(outcome)).singleElement().asString().startsWith("phone gets error ");
        return lines(outcome).getFirst().substring("phone gets error ".length());
    }

    private static Element.Builder item(String jid) {
        return Element.named("item", ROSTER).attribute("jid", jid);
    }

    private static Element.Builder removal() {
        return item("juliet@capulet.example").attribute("subscription", "remove");
    }

    private static Outcome set(UserState state, Element.Builder item) {
        return handle(state, Element.named("query", ROSTER).child(item.build()).build());
    }

    private static Outcome handle(UserState state, Element query) {
        return RosterRules.handle(state.with(SESSIONS), Iq.of(Iq.Type.SET, PHONE, ROMEO, "s1", query), NOW, LIMITS);
    }
}
