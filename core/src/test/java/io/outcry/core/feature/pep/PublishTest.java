package io.outcry.core.feature.pep;

import static io.outcry.core.contact.Verona.BALCONY;
import static io.outcry.core.contact.Verona.LAPTOP;
import static io.outcry.core.contact.Verona.PHONE;
import static io.outcry.core.contact.Verona.lines;
import static io.outcry.core.feature.pep.PepPlay.NICK;
import static io.outcry.core.feature.pep.PepPlay.answer;
import static io.outcry.core.feature.pep.PepPlay.error;
import static io.outcry.core.feature.pep.PepPlay.event;
import static io.outcry.core.feature.pep.PepPlay.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.pep.AccessModel;
import io.outcry.core.stanza.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublishTest {

    private final PepPlay play = new PepPlay();

    @Test
    void makesTheNodeAndSavesBeforeAnybodyHears() {
        play.interested(PHONE, NICK).interested(BALCONY, NICK);

        var outcome = play.publish(NICK, "current", "Romeo");

        assertThat(lines(outcome))
                .containsExactly(
                        "save node http://jabber.org/protocol/nick, items http://jabber.org/protocol/nick +current -[]",
                        "phone gets result",
                        "phone gets message headline romeo@montague.example > romeo@montague.example/phone",
                        "send message headline romeo@montague.example > juliet@capulet.example/balcony");
        assertThat(play.state.pep().find(NICK).orElseThrow().config().access()).isEqualTo(AccessModel.PRESENCE);
        assertThat(answer(outcome).children().getFirst().attributes()).containsEntry("node", NICK);
        assertThat(answer(outcome).children().getFirst().children()).isEmpty();
    }

    @Test
    void tellsWhatWasPublished() {
        play.interested(BALCONY, NICK);

        var outcome = play.publish(NICK, "current", "Romeo");

        var items = event(outcome);
        assertThat(items.attributes()).containsEntry("node", NICK);
        assertThat(items.children().getFirst().attributes())
                .containsExactlyEntriesOf(java.util.Map.of("id", "current"));
        assertThat(items.children().getFirst().children().getFirst().text()).isEqualTo("Romeo");
        assertThat(PepPlay.events(outcome))
                .allMatch(stanza -> !stanza.id().isEmpty()
                        && stanza instanceof Message message
                        && message.type() == Message.Type.HEADLINE);
    }

    @Test
    void namesAnItemThatHasNoName() {
        var outcome = play.publish(NICK, "", "Romeo");

        var published = answer(outcome).children().getFirst();
        assertThat(published.children().getFirst().attributes()).containsEntry("id", "id1");
        assertThat(play.itemsOf(NICK)).containsExactly("id1");
    }

    @Test
    void replacesTheOnlyItemWithoutRetractingIt() {
        play.interested(BALCONY, NICK);
        play.publish(NICK, "one", "Romeo");

        var outcome = play.publish(NICK, "two", "Romeo Montague");

        assertThat(lines(outcome)).first().isEqualTo("save items http://jabber.org/protocol/nick +two -[one]");
        assertThat(play.itemsOf(NICK)).containsExactly("two");
        assertThat(told(outcome)).hasSize(1);
    }

    @Test
    void keepsSoManyItemsAsTheNodeIsSetUpFor() {
        play.publishWith("urn:books", "zero", "max_items=3");
        play.publish("urn:books", "a", "one");
        play.publish("urn:books", "b", "two");
        play.publish("urn:books", "a", "three");

        play.publish("urn:books", "c", "four");

        assertThat(play.itemsOf("urn:books")).containsExactly("b", "a", "c");
    }

    @Test
    void keepsSoManyItemsAsTheServiceAllows() {
        play.publishWith("urn:books", "zero", "max_items=max");
        for (var id : new String[] {"a", "b", "c", "d", "e"}) {
            play.publish("urn:books", id, "x");
        }

        assertThat(play.itemsOf("urn:books")).containsExactly("b", "c", "d", "e");
    }

    @Test
    void keepsSmallPayloadsAtHandAndNoLargeOnes() {
        play.publish(NICK, "small", "Romeo");
        play.publish("urn:avatar", "large", "R".repeat(101));

        assertThat(play.state.pep().find(NICK).orElseThrow().last()).isPresent();
        assertThat(play.state.pep().find("urn:avatar").orElseThrow().last()).isEmpty();
    }

    @Test
    void isTheOwnersAlone() {
        var outcome = play.set(BALCONY, "<publish node='urn:a'><item><a xmlns='urn:a'/></item></publish>");

        assertThat(error(outcome)).isEqualTo("forbidden");
        assertThat(play.state.pep().size()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<publish><item><a xmlns='urn:a'/></item></publish> | bad-request nodeid-required",
                "<publish node=''><item><a xmlns='urn:a'/></item></publish> | bad-request nodeid-required",
                "<publish node='urn:a'/> | bad-request item-required",
                "<publish node='urn:a'><item/></publish> | bad-request payload-required",
                "<publish node='urn:a'><item><a xmlns='urn:a'/><b xmlns='urn:a'/></item></publish>"
                        + " | bad-request invalid-payload",
                "<publish node='urn:a'><item id='1'><a xmlns='urn:a'/></item><item id='2'><a xmlns='urn:a'/></item>"
                        + "</publish> | bad-request max-items-exceeded",
            })
    void refusesWhatIsNotOneItemForOneNode(String publish, String conditions) {
        assertThat(error(play.set(PHONE, publish))).isEqualTo(conditions);
        assertThat(play.state.pep().size()).isZero();
    }

    @Test
    void refusesNamesThatNoStoreTakes() {
        var long256 = "n".repeat(256);

        assertThat(error(play.publish(long256, "1", "x"))).isEqualTo("not-acceptable");
        assertThat(error(play.publish("urn:a", long256, "x"))).isEqualTo("not-acceptable");
    }

    @Test
    void refusesPayloadsThatAreTooBig() {
        assertThat(error(play.publish(NICK, "1", "x".repeat(500)))).isEqualTo("not-acceptable payload-too-big");
    }

    @Test
    void refusesMoreThanAnAccountMayHave() {
        play.publish("urn:a", "1", "x".repeat(400));
        play.publish("urn:b", "1", "x".repeat(400));

        assertThat(error(play.publish("urn:c", "1", "x".repeat(400)))).isEqualTo("resource-constraint");
        assertThat(play.publish("urn:a", "2", "y".repeat(400)).acts()).hasSizeGreaterThan(1);

        play.publish("urn:c", "1", "x");
        assertThat(error(play.publish("urn:d", "1", "x"))).isEqualTo("resource-constraint max-nodes-exceeded");
    }

    @Test
    void keepsNothingOfATransientNode() {
        play.interested(BALCONY, NICK);

        var first = play.publishWith(NICK, "Romeo", "persist_items=0");
        var second = play.publish(NICK, "1", "Romeo");

        assertThat(lines(first)).first().isEqualTo("save node http://jabber.org/protocol/nick");
        assertThat(told(first)).containsExactly("juliet@capulet.example/balcony");
        assertThat(lines(second)).first().isEqualTo("phone gets result");
        assertThat(told(second)).containsExactly("juliet@capulet.example/balcony");
        assertThat(play.itemsOf(NICK)).isEmpty();
    }

    @Test
    void onlyNoticesWhereThereIsNothingToSee() {
        play.interested(BALCONY, NICK);
        var options = PepPlay.options("persist_items=false", "deliver_payloads=false");

        var noticed = play.set(PHONE, "<publish node='" + NICK + "'/>" + options);
        var refused = play.publish(NICK, "1", "Romeo");

        assertThat(event(noticed).children()).isEmpty();
        assertThat(error(refused)).isEqualTo("bad-request item-forbidden");
    }

    @Test
    void leavesPayloadsOutOfNotificationsWhereTheOwnerWantsThat() {
        play.interested(BALCONY, NICK);

        var outcome = play.publishWith(NICK, "Romeo", "deliver_payloads=0");

        assertThat(event(outcome).children().getFirst().children()).isEmpty();
    }

    @Test
    void showsThePublisherAsItIsAndNotAsItClaims() {
        play.interested(BALCONY, NICK);
        var item = "<item id='1' publisher='juliet@capulet.example'><nick xmlns='" + NICK + "'/></item>";

        var outcome = play.set(
                LAPTOP, "<publish node='" + NICK + "'>" + item + "</publish>" + PepPlay.options("itemreply=publisher"));

        assertThat(event(outcome).children().getFirst().attributes())
                .containsEntry("publisher", "romeo@montague.example/laptop");
    }

    @Test
    void makesANodeAsTheOptionsSay() {
        var outcome = play.publishWith("storage:bookmarks", "x", "persist_items=true", "access_model=whitelist");

        assertThat(lines(outcome)).last().isEqualTo("phone gets result");
        assertThat(play.state
                        .pep()
                        .find("storage:bookmarks")
                        .orElseThrow()
                        .config()
                        .access())
                .isEqualTo(AccessModel.WHITELIST);
    }

    @Test
    void publishesWhereTheOptionsAreMetAlready() {
        play.publishWith("storage:bookmarks", "x", "access_model=whitelist");

        var outcome = play.publishWith("storage:bookmarks", "y", "persist_items=1", "access_model=whitelist");

        assertThat(lines(outcome)).contains("phone gets result");
    }

    @ParameterizedTest
    @ValueSource(strings = {"access_model=whitelist", "max_items=2", "notify_delete=0", "no_such_field=1"})
    void refusesWhereAnOptionIsNotMet(String option) {
        play.publish("storage:bookmarks", "1", "x");

        var outcome = play.publishWith("storage:bookmarks", "y", option);

        assertThat(error(outcome)).isEqualTo("conflict precondition-not-met");
        assertThat(play.itemsOf("storage:bookmarks")).containsExactly("1");
    }

    @ParameterizedTest
    @CsvSource({
        "access_model=authorize, not-acceptable unsupported-access-model",
        "max_items=5, not-acceptable",
        "max_items=-1, not-acceptable",
        "max_items=0, not-acceptable",
        "max_items=99999999999999999999, not-acceptable",
        "persist_items=perhaps, not-acceptable",
        "publish_model=open, not-acceptable",
        "send_last_published_item=now and then, not-acceptable",
        "no_such_field=1, conflict precondition-not-met"
    })
    void refusesOptionsThatMakeNoSense(String option, String conditions) {
        assertThat(error(play.publishWith(NICK, "x", option))).isEqualTo(conditions);
        assertThat(play.state.pep().size()).isZero();
    }

    @Test
    void refusesSettingsThatAreTooLong() {
        assertThat(error(play.publishWith(NICK, "x", "title=" + "t".repeat(61))))
                .isEqualTo("not-acceptable");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<publish-options/>",
                "<publish-options><x xmlns='jabber:x:data' type='submit'/></publish-options>",
                "<publish-options><x xmlns='jabber:x:data' type='cancel'/></publish-options>",
                "<publish-options><x xmlns='jabber:x:data' type='form'/></publish-options>",
                "<publish-options><x xmlns='jabber:x:data' type='submit'><field var='FORM_TYPE'><value>urn:a</value>"
                        + "</field></x></publish-options>",
                "<publish-options><y xmlns='jabber:x:data'/></publish-options>",
            })
    void refusesOptionsThatAreNoForm(String options) {
        var publish = "<publish node='urn:a'><item><a xmlns='urn:a'/></item></publish>";

        assertThat(error(play.set(PHONE, publish + options))).isEqualTo("bad-request");
    }

    @Test
    void refusesAFieldWithManyValuesWhereOneIsMeant() {
        assertThat(error(play.publishWith(NICK, "x", "max_items=1|2"))).isEqualTo("not-acceptable");
    }
}
