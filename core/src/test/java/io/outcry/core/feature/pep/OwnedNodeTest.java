package io.outcry.core.feature.pep;

import static io.outcry.core.contact.Verona.BALCONY;
import static io.outcry.core.contact.Verona.PHONE;
import static io.outcry.core.contact.Verona.lines;
import static io.outcry.core.feature.pep.PepPlay.NICK;
import static io.outcry.core.feature.pep.PepPlay.answer;
import static io.outcry.core.feature.pep.PepPlay.error;
import static io.outcry.core.feature.pep.PepPlay.event;
import static io.outcry.core.feature.pep.PepPlay.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.address.Jid;
import io.outcry.core.pep.Affiliation;
import io.outcry.core.pep.ConfigField;
import io.outcry.core.stanza.Element;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OwnedNodeTest {

    private final PepPlay play = new PepPlay();

    @BeforeEach
    void julietIsInterested() {
        play.interested(BALCONY, NICK, "urn:books");
    }

    private static List<String> values(Element form, ConfigField field) {
        return form.children("field", PepNames.FORMS).stream()
                .filter(element -> element.attributeOr("var", "").equals(field.wireName()))
                .flatMap(element -> element.children("value", PepNames.FORMS).stream())
                .map(Element::text)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "owner:<configure node='http://jabber.org/protocol/nick'/>",
                "owner:<delete node='http://jabber.org/protocol/nick'/>",
                "owner:<purge node='http://jabber.org/protocol/nick'/>",
                "owner:<affiliations node='http://jabber.org/protocol/nick'/>",
                "owner:<default/>",
                "<retract node='http://jabber.org/protocol/nick'><item id='current'/></retract>",
                "<create node='urn:books'/>",
            })
    void isNobodyElses(String request) {
        play.publish(NICK, "current", "Romeo");

        assertThat(error(play.set(BALCONY, request))).isEqualTo("forbidden");
        assertThat(play.itemsOf(NICK)).containsExactly("current");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "owner:<delete/> | bad-request nodeid-required",
                "owner:<purge/> | bad-request nodeid-required",
                "owner:<configure/> | bad-request nodeid-required",
                "owner:<delete node='urn:nothing'/> | item-not-found",
                "owner:<purge node='urn:nothing'/> | item-not-found",
                "owner:<configure node='urn:nothing'/> | item-not-found",
                "owner:<affiliations node='urn:nothing'/> | item-not-found",
                "owner:<subscriptions node='urn:nothing'/> | feature-not-implemented unsupported manage-subscriptions",
                "owner:<nonsense/> | bad-request",
                "owner:'' | bad-request",
                "<nonsense/> | bad-request",
                "<items node='urn:nothing'/> | bad-request",
                "<options node='urn:nothing'/> | feature-not-implemented unsupported subscription-options",
                "<default/> | feature-not-implemented unsupported retrieve-default-sub",
                "<create/> | not-acceptable nodeid-required",
                "<retract node='urn:nothing'><item id='1'/></retract> | item-not-found",
                "<retract><item id='1'/></retract> | bad-request nodeid-required",
                "<retract node='urn:nothing'/> | bad-request item-required",
                "<retract node='urn:nothing'><item/></retract> | bad-request item-required",
                "<retract node='urn:nothing'><item id='1'/><item id='2'/></retract> | bad-request item-required",
            })
    void isFoundByItsName(String request, String conditions) {
        assertThat(error(play.set(PHONE, request))).isEqualTo(conditions);
    }

    @Test
    void isAskedForAndSetAsItIs() {
        assertThat(error(play.get(PHONE, "<publish node='urn:a'><item/></publish>")))
                .isEqualTo("bad-request");
        assertThat(error(play.get(PHONE, "owner:<delete node='urn:a'/>"))).isEqualTo("bad-request");
    }

    @Nested
    class Items {

        @Test
        void areTakenBackAndThatIsTold() {
            play.publish(NICK, "current", "Romeo");

            var outcome = play.set(PHONE, "<retract node='" + NICK + "' notify='1'><item id='current'/></retract>");

            assertThat(lines(outcome))
                    .startsWith("save items http://jabber.org/protocol/nick + -[current]", "phone gets result");
            assertThat(event(outcome).children().getFirst().name().local()).isEqualTo("retract");
            assertThat(event(outcome).children().getFirst().attributes()).containsEntry("id", "current");
            assertThat(play.itemsOf(NICK)).isEmpty();
            assertThat(play.state.pep().find(NICK).orElseThrow().last()).isEmpty();
        }

        @Test
        void areTakenBackSilentlyWhereTheOwnerWantsThat() {
            play.publishWith(NICK, "Romeo", "notify_retract=0");
            var id = play.itemsOf(NICK).getFirst();

            assertThat(told(play.set(PHONE, "<retract node='" + NICK + "'><item id='" + id + "'/></retract>")))
                    .isEmpty();
        }

        @Test
        void areNotTakenBackTwice() {
            play.publish(NICK, "current", "Romeo");

            assertThat(error(play.set(PHONE, "<retract node='" + NICK + "'><item id='other'/></retract>")))
                    .isEqualTo("item-not-found");
        }

        @Test
        void areNotTakenFromANodeThatKeepsNone() {
            play.publishWith(NICK, "Romeo", "persist_items=0");

            assertThat(error(play.set(PHONE, "<retract node='" + NICK + "'><item id='1'/></retract>")))
                    .isEqualTo("feature-not-implemented unsupported persistent-items");
            assertThat(error(play.set(PHONE, "owner:<purge node='" + NICK + "'/>")))
                    .isEqualTo("feature-not-implemented unsupported persistent-items");
        }

        @Test
        void arePurgedWithOneWord() {
            play.publishWith("urn:books", "x", "max_items=3");
            play.publish("urn:books", "a", "x");

            var outcome = play.set(PHONE, "owner:<purge node='urn:books'/>");

            assertThat(told(outcome)).hasSize(1);
            assertThat(event(outcome).name().local()).isEqualTo("purge");
            assertThat(play.itemsOf("urn:books")).isEmpty();
        }
    }

    @Nested
    class Nodes {

        @Test
        void areMadeAsTheOwnerWants() {
            var outcome = play.set(
                    PHONE,
                    "<create node='urn:books'/><configure>"
                            + PepPlay.form(ConfigForm.NODE_CONFIG, "access_model=open", "no_such_field=1")
                            + "</configure>");

            assertThat(lines(outcome)).containsExactly("save node urn:books", "phone gets result");
            assertThat(error(play.set(PHONE, "<create node='urn:books'/>"))).isEqualTo("conflict");
        }

        @Test
        void areMadeAsUsualWhereNothingIsSaid() {
            play.set(PHONE, "<create node='urn:books'/><configure/>");

            assertThat(play.state.pep().find("urn:books").orElseThrow().config().settings())
                    .isEmpty();
        }

        @Test
        void areSoManyAndNoMore() {
            play.set(PHONE, "<create node='urn:a'/>");
            play.set(PHONE, "<create node='urn:b'/>");
            play.set(PHONE, "<create node='urn:c'/>");

            assertThat(error(play.set(PHONE, "<create node='urn:d'/>")))
                    .isEqualTo("resource-constraint max-nodes-exceeded");
        }

        @Test
        void areDeletedAndThatIsTold() {
            play.publish(NICK, "current", "Romeo");

            var outcome = play.set(PHONE, "owner:<delete node='" + NICK + "'/>");

            assertThat(lines(outcome)).startsWith("save no node http://jabber.org/protocol/nick", "phone gets result");
            assertThat(told(outcome)).containsExactly("juliet@capulet.example/balcony");
            assertThat(event(outcome).name().local()).isEqualTo("delete");
            assertThat(play.state.pep().size()).isZero();
        }
    }

    @Nested
    class Settings {

        @Test
        void areShownAsTheyAre() {
            play.publishWith(NICK, "x", "access_model=roster", "roster_groups_allowed=Friends|Foes", "max_items=2");

            var form = answer(play.get(PHONE, "owner:<configure node='" + NICK + "'/>"))
                    .children()
                    .getFirst()
                    .children()
                    .getFirst();

            assertThat(form.attributes()).containsEntry("type", "form");
            assertThat(values(form, ConfigField.ACCESS_MODEL)).containsExactly("roster");
            assertThat(values(form, ConfigField.ROSTER_GROUPS)).containsExactly("Foes", "Friends");
            assertThat(values(form, ConfigField.MAX_ITEMS)).containsExactly("2");
            assertThat(values(form, ConfigField.PERSIST_ITEMS)).containsExactly("1");
        }

        @Test
        void areTheUsualOnesWhereNothingIsSaid() {
            var form = answer(play.get(PHONE, "owner:<default/>"))
                    .children()
                    .getFirst()
                    .children()
                    .getFirst();

            assertThat(values(form, ConfigField.ACCESS_MODEL)).containsExactly("presence");
            assertThat(values(form, ConfigField.SEND_LAST)).containsExactly("on_sub_and_presence");
        }

        @Test
        void changeOneByOne() {
            play.publishWith(NICK, "x", "access_model=open", "max_items=3");

            var outcome = play.configure(NICK, "max_items=2", "notify_config=true");

            var config = play.state.pep().find(NICK).orElseThrow().config();
            assertThat(config.values(ConfigField.ACCESS_MODEL)).containsExactly("open");
            assertThat(config.values(ConfigField.MAX_ITEMS)).containsExactly("2");
            assertThat(event(outcome).name().local()).isEqualTo("configuration");
        }

        @Test
        void makeItemsGoThatNoLongerFit() {
            play.publishWith("urn:books", "x", "max_items=3");
            play.publish("urn:books", "a", "x");
            play.publish("urn:books", "b", "x");

            var outcome = play.configure("urn:books", "max_items=1");

            assertThat(play.itemsOf("urn:books")).containsExactly("b");
            assertThat(lines(outcome)).first().isEqualTo("save node urn:books, items urn:books + -[a, id1]");

            play.configure("urn:books", "persist_items=0");
            assertThat(play.itemsOf("urn:books")).isEmpty();
        }

        @Test
        void stayWhereTheOwnerThinksBetterOfIt() {
            play.publish(NICK, "1", "x");
            var cancel = "<x xmlns='jabber:x:data' type='cancel'/>";

            var outcome = play.set(PHONE, "owner:<configure node='" + NICK + "'>" + cancel + "</configure>");

            assertThat(lines(outcome)).containsExactly("phone gets result");
        }

        @Test
        void stayWhereTheyMakeNoSense() {
            play.publish(NICK, "1", "x");

            assertThat(error(play.configure(NICK, "access_model=authorize")))
                    .isEqualTo("not-acceptable unsupported-access-model");
            assertThat(error(play.configure(NICK, "title=" + "t".repeat(61)))).isEqualTo("not-acceptable");
            assertThat(error(play.set(PHONE, "owner:<configure node='" + NICK + "'/>")))
                    .isEqualTo("bad-request");
        }
    }

    @Nested
    class Others {

        private String affiliate(String jid, String affiliation) {
            var outcome = play.set(
                    PHONE,
                    "owner:<affiliations node='" + NICK + "'><affiliation jid='" + jid + "' affiliation='" + affiliation
                            + "'/></affiliations>");
            return lines(outcome).getFirst().startsWith("save") ? "saved" : error(outcome);
        }

        @BeforeEach
        void publishNick() {
            play.publish(NICK, "1", "x");
        }

        @Test
        void becomeSomethingToANodeAndNothingAgain() {
            assertThat(affiliate("tybalt@capulet.example/sword", "outcast")).isEqualTo("saved");
            assertThat(play.state.pep().find(NICK).orElseThrow().affiliates())
                    .containsEntry(Jid.of("tybalt@capulet.example"), Affiliation.OUTCAST);

            assertThat(affiliate("tybalt@capulet.example", "none")).isEqualTo("saved");
            assertThat(play.state.pep().find(NICK).orElseThrow().affiliates()).isEmpty();
        }

        @Test
        void areListedBehindTheOwner() {
            affiliate("tybalt@capulet.example", "member");

            var list = answer(play.get(PHONE, "owner:<affiliations node='" + NICK + "'/>"))
                    .children()
                    .getFirst()
                    .children();

            assertThat(list)
                    .extracting(entry -> entry.attributeOr("jid", "") + " " + entry.attributeOr("affiliation", ""))
                    .containsExactly("romeo@montague.example owner", "tybalt@capulet.example member");
        }

        @ParameterizedTest
        @CsvSource({
            "romeo@montague.example, none, not-acceptable",
            "tybalt@capulet.example, owner, not-acceptable",
            "tybalt@capulet.example, publisher, not-acceptable",
            "@, member, jid-malformed",
        })
        void doNotBecomeWhatNobodyCanBe(String jid, String affiliation, String conditions) {
            assertThat(affiliate(jid, affiliation)).isEqualTo(conditions);
        }

        @Test
        void areSoManyAndNoMore() {
            affiliate("a@capulet.example", "member");
            affiliate("b@capulet.example", "member");

            assertThat(affiliate("c@capulet.example", "member")).isEqualTo("resource-constraint");
        }

        @Test
        void askWhatTheyAre() {
            affiliate("juliet@capulet.example", "member");

            var own = answer(play.get(BALCONY, "<affiliations/>"))
                    .children()
                    .getFirst()
                    .children();

            assertThat(own).hasSize(1);
            assertThat(own.getFirst().attributes()).containsEntry("affiliation", "member");
            assertThat(answer(play.get(PHONE, "<affiliations node='urn:other'/>"))
                            .children()
                            .getFirst()
                            .children())
                    .isEmpty();
        }
    }
}
