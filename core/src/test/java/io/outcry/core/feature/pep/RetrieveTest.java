package io.outcry.core.feature.pep;

import static io.outcry.core.contact.Verona.BALCONY;
import static io.outcry.core.contact.Verona.LAPTOP;
import static io.outcry.core.contact.Verona.NURSE;
import static io.outcry.core.contact.Verona.PHONE;
import static io.outcry.core.feature.pep.PepPlay.NICK;
import static io.outcry.core.feature.pep.PepPlay.answer;
import static io.outcry.core.feature.pep.PepPlay.error;
import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.address.Jid;
import io.outcry.core.contact.Outcome;
import io.outcry.core.contact.Verona;
import io.outcry.core.pep.ItemFetch;
import io.outcry.core.pep.PepItem;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Stanza;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetrieveTest {

    private static final Jid KITCHEN = NURSE.withResource("kitchen");
    private static final Jid TYBALT = Jid.of("tybalt@capulet.example/sword");

    private final PepPlay play = new PepPlay();

    private void publishThree() {
        play.publishWith(NICK, "zero", "max_items=3");
        play.publish(NICK, "a", "one");
        play.publish(NICK, "b", "two");
        play.publish(NICK, "c", "three");
    }

    private static List<String> fetched(Outcome outcome) {
        return PepPlay.fetches(outcome).getFirst().fetch().ids();
    }

    @Test
    void readsAllItems() {
        publishThree();

        var outcome = play.get(BALCONY, "<items node='" + NICK + "'/>");

        assertThat(fetched(outcome)).containsExactly("a", "b", "c");
    }

    @Test
    void readsTheNewest() {
        publishThree();

        assertThat(fetched(play.get(BALCONY, "<items node='" + NICK + "' max_items='2'/>")))
                .containsExactly("b", "c");
        assertThat(fetched(play.get(
                        BALCONY,
                        "<items node='" + NICK + "'/><set xmlns='http://jabber.org/protocol/rsm'><max>1</max></set>")))
                .containsExactly("c");
    }

    @Test
    void readsItemsByTheirIds() {
        publishThree();

        var outcome = play.get(
                BALCONY, "<items node='" + NICK + "'><item id='c'/><item id='gone'/><item id='a'/><item/></items>");

        assertThat(fetched(outcome)).containsExactly("c", "a");
    }

    @Test
    void readsNoMoreThanOneAnswerHolds() {
        play.publishWith("urn:large", "x", "max_items=3");
        play.publish("urn:large", "a", "x".repeat(250));
        play.publish("urn:large", "b", "x".repeat(200));
        play.publish("urn:large", "c", "x".repeat(200));

        var outcome = play.get(BALCONY, "<items node='urn:large'/>");

        var fetch = PepPlay.fetches(outcome).getFirst().fetch();
        assertThat(fetch.ids()).containsExactly("b", "c");
        assertThat(fetch.purpose()).isInstanceOf(ItemFetch.Purpose.Answer.class);
        assertThat(((ItemFetch.Purpose.Answer) fetch.purpose()).of()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<item id='gone'/>", "<item/>"})
    void answersAtOnceWhereThereIsNothing(String item) {
        publishThree();

        var items = answer(play.get(BALCONY, "<items node='" + NICK + "'>" + item + "</items>"))
                .children()
                .getFirst();

        assertThat(items.attributes()).containsEntry("node", NICK);
        assertThat(items.children()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "x", "", "99999999999999999"})
    void refusesAMaximumThatIsNoNumber(String most) {
        publishThree();

        assertThat(error(play.get(BALCONY, "<items node='" + NICK + "' max_items='" + most + "'/>")))
                .isEqualTo("bad-request");
    }

    @Test
    void refusesToTellOfWhatIsNotThere() {
        assertThat(error(play.get(PHONE, "<items node='urn:nothing'/>"))).isEqualTo("item-not-found");
        assertThat(error(play.get(PHONE, "<items/>"))).isEqualTo("bad-request nodeid-required");
    }

    @ParameterizedTest
    @CsvSource({
        "access_model=presence, tybalt@capulet.example/sword, service-unavailable",
        "access_model=presence, benvolio@montague.example/x, not-authorized presence-subscription-required",
        "access_model=roster, benvolio@montague.example/x, not-authorized presence-subscription-required",
        "access_model=roster, nurse@capulet.example/kitchen, not-authorized not-in-roster-group",
        "access_model=whitelist, juliet@capulet.example/balcony, not-allowed closed-node",
    })
    void isRefusedToWhomTheNodeIsClosed(String model, String asker, String conditions) {
        play.publishWith(NICK, "Romeo", model, "roster_groups_allowed=Friends");

        assertThat(error(play.get(Jid.of(asker), "<items node='" + NICK + "'/>")))
                .isEqualTo(conditions);
    }

    /** Nobody finds out which accounts there are. */
    @Test
    void tellsStrangersNothingWhateverTheyAsk() {
        play.publish(NICK, "1", "Romeo");

        for (var request : List.of(
                "<items node='" + NICK + "'/>",
                "<items node='urn:nothing'/>",
                "<subscriptions/>",
                "<nonsense/>",
                "owner:<default/>")) {
            assertThat(error(play.get(TYBALT, request))).as(request).isEqualTo("service-unavailable");
        }
    }

    @Test
    void isOpenToWhomTheNodeIsOpen() {
        play.publishWith(NICK, "Romeo", "access_model=open");
        assertThat(fetched(play.get(TYBALT, "<items node='" + NICK + "'/>"))).hasSize(1);

        play.configure(NICK, "access_model=roster", "roster_groups_allowed=Friends");
        assertThat(fetched(play.get(BALCONY, "<items node='" + NICK + "'/>"))).hasSize(1);

        play.configure(NICK, "access_model=whitelist");
        assertThat(fetched(play.get(LAPTOP, "<items node='" + NICK + "'/>"))).hasSize(1);
    }

    @Test
    void followsTheListThatTheOwnerKeeps() {
        play.publishWith(NICK, "Romeo", "access_model=whitelist");
        play.set(
                PHONE,
                "owner:<affiliations node='" + NICK
                        + "'><affiliation jid='nurse@capulet.example' affiliation='member'/>" + "</affiliations>");
        assertThat(fetched(play.get(KITCHEN, "<items node='" + NICK + "'/>"))).hasSize(1);

        play.set(
                PHONE,
                "owner:<affiliations node='" + NICK
                        + "'><affiliation jid='nurse@capulet.example' affiliation='outcast'/>" + "</affiliations>");
        play.configure(NICK, "access_model=open");

        assertThat(error(play.get(KITCHEN, "<items node='" + NICK + "'/>"))).isEqualTo("forbidden");
    }

    private Stanza found(Outcome asked, List<PepItem> items) {
        var fetch = PepPlay.fetches(asked).getFirst().fetch();
        return Verona.stanzas(FetchedItems.found(play.state, fetch, items, () -> "id"))
                .getFirst();
    }

    @Test
    void answersWithWhatWasRead() {
        publishThree();
        var headers = play.state.pep().find(NICK).orElseThrow().items();
        var payload = Element.named("nick", NICK).text("one").build();
        var asked = play.get(BALCONY, "<items node='" + NICK + "'/>");

        var answer = found(
                asked,
                List.of(
                        new PepItem(headers.get(0), Optional.of(payload)),
                        new PepItem(headers.get(1), Optional.empty())));

        assertThat(answer.to()).contains(BALCONY);
        var pubsub = answer.payload().elements().getFirst();
        assertThat(pubsub.children()).hasSize(1);
        var items = pubsub.children().getFirst().children();
        assertThat(items).extracting(item -> item.attributeOr("id", "")).containsExactly("a", "b");
        assertThat(items.getFirst().children()).containsExactly(payload);
    }

    @Test
    void saysWhereThereIsMore() {
        publishThree();
        var headers = play.state.pep().find(NICK).orElseThrow().items();
        var asked = play.get(BALCONY, "<items node='" + NICK + "'/>");
        var request = ((ItemFetch.Purpose.Answer)
                        PepPlay.fetches(asked).getFirst().fetch().purpose())
                .request();
        var fetch = new ItemFetch(NICK, List.of("c"), new ItemFetch.Purpose.Answer(request, 3));

        var outcome = FetchedItems.found(
                play.state, fetch, List.of(new PepItem(headers.getLast(), Optional.empty())), () -> "id");

        var set = answer(outcome).children().get(1);
        assertThat(set.children()).extracting(Element::text).containsExactly("c", "c", "3");
    }

    @Test
    void answersAlsoWhereTheNodeIsGoneMeanwhile() {
        publishThree();
        var asked = play.get(BALCONY, "<items node='" + NICK + "'/>");
        play.set(PHONE, "owner:<delete node='" + NICK + "'/>");

        assertThat(found(asked, List.of()).isError()).isTrue();
    }

    @Test
    void answersAlsoWhereTheStoreDoesNot() {
        publishThree();
        var asked = play.get(BALCONY, "<items node='" + NICK + "'/>");

        assertThat(error(FetchedItems.failed(
                        play.state, PepPlay.fetches(asked).getFirst().fetch())))
                .isEqualTo("resource-constraint");
    }
}
