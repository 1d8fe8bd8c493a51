package io.outcry.actors.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.actors.Verona;
import io.outcry.core.address.Jid;
import io.outcry.core.contact.Subscription;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.Message;
import io.outcry.core.stanza.Payload;
import io.outcry.core.stanza.Presence;
import io.outcry.core.stanza.Stanza;
import io.outcry.core.stanza.Xml;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What an account publishes: kept, read again, and told to whom it concerns. */
class EventingTest {

    private static final ActorTestKit KIT = ActorTestKit.create();
    private static final String PUBSUB = "http://jabber.org/protocol/pubsub";
    private static final String NICK = "http://jabber.org/protocol/nick";
    private static final String DISCO = "http://jabber.org/protocol/disco#info";

    /** Of a client that wants to hear of nicknames. */
    private static final String VER = "5YAeyuoNjl0IrivwNxQw98q+KLk=";

    private static final String ABILITIES = "<query xmlns='" + DISCO + "'><identity category='client' type='pc'/>"
            + "<feature var='" + DISCO + "'/><feature var='" + NICK + "+notify'/></query>";

    @AfterAll
    static void end() {
        KIT.shutdownTestKit();
    }

    private static Iq publish(String nick) {
        return request(
                Iq.Type.SET,
                Verona.BALCONY,
                "publish",
                "<publish node='%s'><item id='current'><nick xmlns='%s'>%s</nick></item></publish>"
                        .formatted(NICK, NICK, nick));
    }

    private static Iq request(Iq.Type type, Jid from, String id, String content) {
        return Iq.of(type, from, Verona.JULIET, id, Xml.of("<pubsub xmlns='" + PUBSUB + "'>" + content + "</pubsub>"));
    }

    private static Presence withCaps(Presence presence) {
        return presence.with(Payload.of(
                Xml.of("<c xmlns='http://jabber.org/protocol/caps' hash='sha-1' node='n' ver='" + VER + "'/>")));
    }

    private static void answers(House house, Jid client, Stanza question) {
        assertThat(question.to()).contains(client);
        assertThat(question.from()).contains(Verona.JULIET);
        house.comes(Iq.of(Iq.Type.RESULT, client, Verona.JULIET, question.id(), Xml.of(ABILITIES)));
    }

    private static String nickIn(Message message) {
        return message.payload().elements().getFirst().children().getFirst().children().getFirst().children().stream()
                .map(Element::text)
                .findFirst()
                .orElse("");
    }

    @Test
    void givesBackWhatWasPublished() {
        var house = House.ofJuliet(KIT);
        Device client = house.available("balcony");

        house.comes(publish("Jule"));
        assertThat(House.hears(client, Iq.class).type()).isEqualTo(Iq.Type.RESULT);
        house.comes(request(Iq.Type.GET, Verona.BALCONY, "get", "<items node='" + NICK + "'/>"));

        var items = House.hears(client, Iq.class)
                .payload()
                .elements()
                .getFirst()
                .children()
                .getFirst();
        assertThat(items.children().getFirst().children().getFirst().text()).isEqualTo("Jule");
    }

    @Test
    void asksItsClientWhatItCanDoAndTellsItWhatItWantsToHear() {
        var house = House.ofJuliet(KIT);
        var client = house.bound("balcony");
        house.announces(client, withCaps(House.presence("balcony", Presence.Type.AVAILABLE)));

        answers(house, Verona.BALCONY, house.out.receiveMessage());
        house.comes(publish("Jule"));

        assertThat(nickIn(House.hears(client, Message.class))).isEqualTo("Jule");
    }

    @Test
    void asksOnceForAllClientsThatAreAlike() {
        var house = House.ofJuliet(KIT, House.contact(Verona.ROMEO, Subscription.BOTH));
        house.bound("balcony");
        house.comes(publish("Jule"));
        house.sentMeanwhile();
        house.comes(withCaps(Presence.of(Presence.Type.AVAILABLE, Verona.PHONE, Verona.JULIET)));
        var question = house.out.receiveMessage();
        house.comes(withCaps(Presence.of(Presence.Type.AVAILABLE, Verona.LAPTOP, Verona.JULIET)));
        assertThat(house.sentMeanwhile()).isEmpty();

        answers(house, Verona.PHONE, question);

        var first = house.out.receiveMessage();
        var second = house.out.receiveMessage();
        assertThat(first.to()).contains(Verona.PHONE);
        assertThat(second.to()).contains(Verona.LAPTOP);
        assertThat(nickIn((Message) second)).isEqualTo("Jule");
    }

    @Test
    void answersWhoAskedBeforeItLeavesItsNode() {
        var house = House.ofJuliet(KIT, House.contact(Verona.ROMEO, Subscription.BOTH));
        house.bound("balcony");
        house.comes(publish("Jule"));
        house.sentMeanwhile();
        var read = house.pep.holdReads();

        house.comes(request(Iq.Type.GET, Verona.PHONE, "get", "<items node='" + NICK + "'/>"));
        house.user.tell(new User.Stop());

        assertThat(House.condition(house.out.receiveMessage())).isEqualTo("resource-constraint");
        house.out.expectTerminated(house.user);
        read.complete(null);
    }
}
