package io.outcry.actors.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.actors.Verona;
import io.outcry.actors.client.ToClient;
import io.outcry.core.address.Jid;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Iq;
import java.util.List;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Requests that are answered from the stores, while the account's actor goes on. */
class AccountRequestsTest {

    private static final ActorTestKit KIT = ActorTestKit.create();
    private static final Element CARD =
            Element.named("vCard", "vcard-temp").child("FN", "Juliet Capulet").build();
    private static final Element ASK = Element.empty("vCard", "vcard-temp");

    @AfterAll
    static void end() {
        KIT.shutdownTestKit();
    }

    @Test
    void goesOnWhileARequestIsAnswered() {
        var house = House.ofJuliet(KIT);
        var client = house.available("balcony");
        var save = house.vCards.holdSaves();
        house.comes(request(Iq.Type.SET, Verona.BALCONY, "set", CARD));

        house.comes("But soft");

        assertThat(House.hearsChat(client)).isEqualTo("But soft");
        save.complete(null);
        assertThat(house.out.receiveMessage().id()).isEqualTo("set");
    }

    @Test
    void readsWhatWasWrittenBefore() {
        var house = House.ofJuliet(KIT);
        var save = house.vCards.holdSaves();

        house.comes(request(Iq.Type.SET, Verona.BALCONY, "set", CARD));
        house.comes(request(Iq.Type.GET, Verona.BALCONY, "get", ASK));
        house.out.expectNoMessage();
        save.complete(null);

        // The two answers may cross, but not what they are about.
        var answers = List.of(house.out.receiveMessage(), house.out.receiveMessage());
        assertThat(answers)
                .filteredOn(answer -> answer.id().equals("get"))
                .singleElement()
                .satisfies(answer -> assertThat(answer.payload().elements()).containsExactly(CARD));
    }

    @Test
    void forgetsARemovedAccountOnceWhatItWasWritingIsWritten() {
        var house = House.ofJuliet(KIT);
        var client = house.bound("balcony");
        var save = house.vCards.holdSaves();
        house.comes(request(Iq.Type.SET, Verona.BALCONY, "set", CARD));
        house.accounts.remove(Verona.JULIET).toCompletableFuture().join();
        house.user.tell(new User.AccountChanged());
        client.expectMessageClass(ToClient.End.class);
        // Waits behind the removal, and is answered once there is no such account any more.
        house.comes("Anybody?");
        house.out.expectNoMessage();
        save.complete(null);

        assertThat(house.out.receiveMessage().id()).isEqualTo("set");
        assertThat(House.condition(house.out.receiveMessage())).isEqualTo("service-unavailable");
        assertThat(house.vCards.find(Verona.JULIET).toCompletableFuture().join())
                .isEmpty();
    }

    @Test
    void answersBeforeItLeavesItsNode() {
        var house = House.ofJuliet(KIT);
        house.bound("balcony");
        house.sentMeanwhile();
        var save = house.vCards.holdSaves();
        house.comes(request(Iq.Type.SET, Verona.BALCONY, "set", CARD));
        house.user.tell(new User.Stop());

        house.comes("Too late");
        assertThat(House.condition(house.out.receiveMessage())).isEqualTo("resource-constraint");
        save.complete(null);

        assertThat(house.out.receiveMessage().id()).isEqualTo("set");
        house.out.expectTerminated(house.user);
    }

    private static Iq request(Iq.Type type, Jid from, String id, Element payload) {
        return Iq.of(type, from, Verona.JULIET, id, payload);
    }
}
