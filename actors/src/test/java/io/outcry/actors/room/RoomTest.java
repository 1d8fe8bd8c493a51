package io.outcry.actors.room;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.actors.client.ToClient;
import io.outcry.core.feature.muc.MucNames;
import io.outcry.core.policy.Gate;
import io.outcry.core.policy.Ruling;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.Message;
import io.outcry.core.stanza.Namespaces;
import io.outcry.core.stanza.Stanza;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stanza.StanzaError.Condition;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a room's actor does in turns. */
class RoomTest extends RoomStage {

    /** Whoever may not pass does nothing in a room, and learns nothing of it. */
    @Test
    void everythingPassesTheGate() {
        inside();
        var entries = ledger.entries(DESK);
        policy = (gate, _) -> gate == Gate.ROOM
                ? new Ruling.Refuse(StanzaError.of(Condition.POLICY_VIOLATION, "Not today."))
                : new Ruling.Allow();
        var invitation = Element.named("x", MucNames.USER)
                .child(Element.named("invite", MucNames.USER)
                        .attribute("to", "romeo@verona.example")
                        .build())
                .build();
        var subject = Element.named("subject", Namespaces.CLIENT).text("Rates").build();
        var body = Element.named("body", Namespaces.CLIENT).text("Psst").build();
        Stream.<Stanza>of(
                        enter(),
                        Message.of(Message.Type.GROUPCHAT, JULIET, DESK, body),
                        Message.of(Message.Type.GROUPCHAT, JULIET, DESK, subject),
                        Message.of(Message.Type.CHAT, JULIET, DESK.withResource("Juliet"), body),
                        Message.of(Message.Type.NORMAL, JULIET, DESK, invitation),
                        ask(Iq.Type.SET, Element.empty("query", "urn:xmpp:mam:2")),
                        ask(Iq.Type.GET, Element.empty("query", MucNames.OWNER)),
                        moderate("any"))
                .forEach(stanza -> {
                    room.tell(new Room.Receive(stanza));
                    assertThat(out.receiveMessage().isError())
                            .as(stanza.toString())
                            .isTrue();
                });
        assertThat(ledger.entries(DESK)).isEqualTo(entries);
    }

    @Test
    void tellsNobodyBeforeItIsOnRecord() {
        inside();
        var held = ledger.holdAppends();
        room.tell(say("Romeo?", 1));
        out.expectNoMessage(Duration.ofMillis(50));
        session.expectNoMessage(Duration.ofMillis(50));

        held.complete(null);

        assertThat(out.receiveMessage().payload().has("stanza-id", Namespaces.STANZA_ID))
                .isTrue();
        assertThat(session.expectMessageClass(ToClient.Confirmed.class).refusal())
                .isEmpty();
        assertThat(said()).isEqualTo(1);
    }

    @Test
    void knowsWhatComesAgain() {
        inside();
        room.tell(say("Romeo?", 1));
        out.receiveMessage();
        room.tell(say("Romeo?", 1));

        session.expectMessageClass(ToClient.Confirmed.class);
        assertThat(session.expectMessageClass(ToClient.Confirmed.class).refusal())
                .isEmpty();
        assertThat(said()).isEqualTo(1);
    }

    @Test
    void whatCannotBePutOnRecordDidNotHappen() {
        // A room that is not loaded yet could not be: that would be another failure.
        nobodyIsThere(1);
        ledger.fail(true);
        room.tell(new Room.Receive(enter()));
        assertThat(out.receiveMessage().isError()).isTrue();

        ledger.fail(false);
        nobodyIsThere(2);
    }

    @Test
    void comesBackWithThoseWhoAreInside() {
        inside();
        kit.stop(room);
        var again = spawn();

        again.tell(say("Here I am", 1));

        assertThat(out.receiveMessage().to()).contains(JULIET);
        assertThat(session.expectMessageClass(ToClient.Confirmed.class).refusal())
                .isEmpty();
    }

    @Test
    void anOwnerThatIsNoneAnyMoreStops() {
        inside();
        var watcher = kit.<Object>createTestProbe();
        ledger.claimByAnother(DESK, ledger.all(DESK).getFirst());

        room.tell(say("Romeo?", 1));

        watcher.expectTerminated(room);
        out.expectNoMessage(Duration.ofMillis(50));
        session.expectNoMessage(Duration.ofMillis(50));
    }

    private void nobodyIsThere(long position) {
        room.tell(say("Is anybody there?", position));
        var refusal = session.expectMessageClass(ToClient.Confirmed.class).refusal();
        assertThat(refusal.orElseThrow().condition()).isEqualTo(Condition.ITEM_NOT_FOUND);
    }
}
