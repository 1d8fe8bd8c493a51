package io.outcry.core.feature.roster;

import static io.outcry.core.contact.Verona.BALCONY;
import static io.outcry.core.contact.Verona.JULIET;
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
import io.outcry.core.contact.Contacts;
import io.outcry.core.contact.Outcome;
import io.outcry.core.contact.Subscription;
import io.outcry.core.contact.UserState;
import io.outcry.core.contact.Verona;
import io.outcry.core.routing.Session;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.Presence;
import java.util.List;
import org.junit.jupiter.api.Test;

class RosterRulesTest {

    private static final String ROSTER = "jabber:iq:roster";

    @Test
    void showsAllButStrangersThatOnlyAsk() {
        var request = Presence.of(Presence.Type.SUBSCRIBE, NURSE, ROMEO);
        var state = romeo(
                contact(JULIET, Subscription.FROM)
                        .withName("Juliet")
                        .withGroups(List.of("Verona", "Ball"))
                        .withAsking(true)
                        .withApproved(true)
                        .withRequest(request),
                Contact.unknown(NURSE).withRequest(request));

        var outcome = get(state, PHONE, Element.empty("query", ROSTER));

        var answer = Verona.stanzas(outcome).getFirst();
        assertThat(answer.to()).contains(PHONE);
        assertThat(answer.payload().elements())
                .containsExactly(Element.named("query", ROSTER)
                        .attribute("ver", "1")
                        .child(Element.named("item", ROSTER)
                                .attribute("jid", "juliet@capulet.example")
                                .attribute("name", "Juliet")
                                .attribute("subscription", "from")
                                .attribute("ask", "subscribe")
                                .attribute("approved", "true")
                                .child("group", "Ball")
                                .child("group", "Verona")
                                .build())
                        .build());
    }

    @Test
    void answersAnEmptyRosterInFull() {
        var outcome = get(romeo(), PHONE, Element.empty("query", ROSTER));

        assertThat(Verona.stanzas(outcome).getFirst().payload().elements())
                .containsExactly(
                        Element.named("query", ROSTER).attribute("ver", "0").build());
    }

    @Test
    void tellsWhoAskedOfChangesFromNowOn() {
        var state = romeo().with(Verona.available(PHONE, 3));

        var outcome = get(state, PHONE, Element.empty("query", ROSTER));

        assertThat(outcome.state().sessions().all())
                .containsExactly(Verona.available(PHONE, 3).interested());
    }

    @Test
    void sendsNothingThatTheClientHas() {
        var state = UserState.of(
                ROMEO,
                new Contacts(
                        77, romeo(contact(JULIET, Subscription.BOTH)).contacts().byJid()));

        var current = get(state, PHONE, query("77"));
        var stale = get(state, PHONE, query("76"));
        var none = get(state, PHONE, query(""));

        assertThat(Verona.stanzas(current))
                .singleElement()
                .satisfies(answer -> assertThat(answer.payload().elements()).isEmpty());
        assertThat(current.state().sessions().interested())
                .containsExactly(Session.connected("phone").interested());
        for (var outcome : List.of(stale, none)) {
            assertThat(Verona.stanzas(outcome))
                    .singleElement()
                    .satisfies(answer -> assertThat(answer.payload()
                                    .find("query", ROSTER)
                                    .orElseThrow()
                                    .children())
                            .hasSize(1));
        }
    }

    @Test
    void showsARosterToItsOwnerAlone() {
        var get = Iq.of(Iq.Type.GET, BALCONY, ROMEO, "1", Element.empty("query", ROSTER));
        var set = Iq.of(
                Iq.Type.SET,
                BALCONY,
                ROMEO,
                "2",
                Element.named("query", ROSTER)
                        .child(Element.named("item", ROSTER)
                                .attribute("jid", "juliet@capulet.example")
                                .build())
                        .build());
        var state = romeo(contact(JULIET, Subscription.BOTH));

        for (var foreign : List.of(get, set)) {
            var outcome = RosterRules.handle(state, foreign, NOW, LIMITS);

            assertThat(lines(outcome)).containsExactly("send error forbidden");
            assertThat(Verona.stanzas(outcome).getFirst().to()).contains(BALCONY);
            assertThat(outcome.state()).isEqualTo(state);
        }
    }

    @Test
    void refusesARequestWithItems() {
        var query = Element.named("query", ROSTER)
                .child(Element.empty("item", ROSTER))
                .build();

        var outcome = get(romeo(), PHONE, query);

        assertThat(lines(outcome)).containsExactly("phone gets error bad-request");
        assertThat(outcome.state().sessions().interested()).isEmpty();
    }

    private static Element query(String version) {
        return Element.named("query", ROSTER).attribute("ver", version).build();
    }

    private static Outcome get(UserState state, Jid client, Element query) {
        return RosterRules.handle(state, Iq.of(Iq.Type.GET, client, ROMEO, "r1", query), NOW, LIMITS);
    }
}
