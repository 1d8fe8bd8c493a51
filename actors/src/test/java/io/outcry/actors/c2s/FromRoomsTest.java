package io.outcry.actors.c2s;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.actors.Verona;
import io.outcry.actors.client.ToClient;
import io.outcry.actors.room.Room;
import io.outcry.core.address.Jid;
import io.outcry.core.policy.Gate;
import io.outcry.core.policy.Passed;
import io.outcry.core.room.RoomPlace;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Message;
import io.outcry.core.stanza.Namespaces;
import java.time.Duration;
import java.util.Optional;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What rooms say reaches a client once and in each room's order. */
class FromRoomsTest {

    private static final ActorTestKit KIT = ActorTestKit.create(ManualTime.config());
    private static final Jid DESK = Jid.of("desk@rooms.verona.example");

    private final ManualTime time = ManualTime.get(KIT.system());
    private final Phone phone = Phone.bound(KIT);

    @AfterAll
    static void end() {
        KIT.shutdownTestKit();
    }

    private void isTold(String body, long seq, long previous) {
        var text = Element.named("body", Namespaces.CLIENT).text(body).build();
        var message = Message.of(Message.Type.GROUPCHAT, DESK.withResource("Juliet"), Verona.PHONE, text);
        phone.session()
                .tell(new ToClient.Deliver(
                        Passed.onAnotherNode(Gate.RECEIVE, message), 0, Optional.of(new RoomPlace(seq, previous))));
    }

    @Test
    void givesNothingTwice() {
        isTold("first", 4, 0);
        isTold("first", 4, 0);
        isTold("second", 7, 4);

        assertThat(Verona.body(phone.hearsStanza())).isEqualTo("first");
        assertThat(Verona.body(phone.hearsStanza())).isEqualTo("second");
    }

    @Test
    void waitsForWhatIsMissing() {
        isTold("first", 4, 0);
        isTold("third", 9, 7);
        isTold("second", 7, 0);
        isTold("third", 9, 7);

        assertThat(Verona.body(phone.hearsStanza())).isEqualTo("first");
        assertThat(Verona.body(phone.hearsStanza())).isEqualTo("second");
        assertThat(Verona.body(phone.hearsStanza())).isEqualTo("third");
    }

    @Test
    void confirmsTheLastOfEachRoom() {
        isTold("first", 4, 0);
        isTold("second", 7, 4);
        phone.hearsStanza();
        phone.hearsStanza();

        time.timePasses(Duration.ofMillis(100));

        assertThat(phone.stage.room.receiveMessage()).isEqualTo(new Room.Had(Verona.PHONE, 7));
    }
}
