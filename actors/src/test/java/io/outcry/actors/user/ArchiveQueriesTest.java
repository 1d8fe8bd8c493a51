package io.outcry.actors.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.actors.Verona;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.Message;
import io.outcry.core.stanza.Stanza;
import java.util.List;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A client reads its account's archive, while the account's actor goes on. Two queries of a session at a time. */
class ArchiveQueriesTest {

    private static final ActorTestKit KIT = ActorTestKit.create();
    private static final String MAM = "urn:xmpp:mam:2";

    @AfterAll
    static void end() {
        KIT.shutdownTestKit();
    }

    private static Iq query(String id) {
        return Iq.of(Iq.Type.SET, Verona.BALCONY, Verona.JULIET, id, Element.empty("query", MAM));
    }

    private static House withThreeMessages() {
        var house = House.ofJuliet(KIT);
        house.comes("1", "2", "3");
        house.awaitEntries(3);
        return house;
    }

    private static String archivedBody(Device client) {
        var result = House.hears(client, Message.class).payload().find("result", MAM);
        var forwarded = result.orElseThrow().children().getFirst();
        return forwarded
                .children("message", "jabber:client")
                .getFirst()
                .children()
                .getFirst()
                .text();
    }

    private static String id(Stanza stanza) {
        return stanza.id();
    }

    @Test
    void givesTheResultsBeforeTheAnswer() {
        var house = withThreeMessages();
        var client = house.bound("balcony");

        house.comes(query("q1"));

        assertThat(archivedBody(client)).isEqualTo("1");
        assertThat(archivedBody(client)).isEqualTo("2");
        assertThat(archivedBody(client)).isEqualTo("3");
        var answer = House.hears(client, Iq.class);
        assertThat(id(answer)).isEqualTo("q1");
        assertThat(answer.payload().find("fin", MAM).orElseThrow().attribute("complete"))
                .contains("true");
    }

    @Test
    void goesOnWhileTheArchiveIsRead() {
        var house = withThreeMessages();
        var client = house.bound("balcony");
        var goOn = house.ledger.holdPages();

        house.comes(query("q1"));
        house.sentMeanwhile();
        client.expectNoMessage();
        goOn.complete(null);

        assertThat(archivedBody(client)).isEqualTo("1");
    }

    @Test
    void answersBeforeItMovesToAnotherNode() {
        var house = withThreeMessages();
        var client = house.bound("balcony");
        var goOn = house.ledger.holdPages();
        house.comes(query("q1"));

        house.user.tell(new User.Stop());
        house.sentMeanwhile();
        goOn.complete(null);

        assertThat(House.hears(client, Iq.class).id()).isEqualTo("q1");
        house.out.expectTerminated(house.user);
    }

    @Test
    void refusesMoreQueriesThanASessionMayHaveUnderWay() {
        var house = withThreeMessages();
        var client = house.bound("balcony");
        var other = house.bound("garden");
        var goOn = house.ledger.holdPages();

        house.comes(query("q1"));
        house.comes(query("q2"));
        house.comes(query("q3"));

        var refusal = House.hears(client, Iq.class);
        assertThat(id(refusal)).isEqualTo("q3");
        assertThat(House.condition(refusal)).isEqualTo("resource-constraint");

        goOn.complete(null);
        assertThat(List.of(id(House.hears(client, Iq.class)), id(House.hears(client, Iq.class))))
                .containsExactlyInAnyOrder("q1", "q2");
        house.comes(query("q4"));
        assertThat(id(House.hears(client, Iq.class))).isEqualTo("q4");
        other.expectNoMessage();
    }

    @Test
    void saysThatTheArchiveCannotBeRead() {
        var house = withThreeMessages();
        var client = house.bound("balcony");
        var goOn = house.ledger.holdPages();

        house.comes(query("q1"));
        goOn.completeExceptionally(new IllegalStateException("played"));

        assertThat(House.condition(House.hears(client, Iq.class))).isEqualTo("resource-constraint");
    }
}
