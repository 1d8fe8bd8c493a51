package io.outcry.actors.room;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.actors.TestClock;
import io.outcry.actors.client.ClientMessage;
import io.outcry.actors.client.Consignment;
import io.outcry.actors.client.ToClient;
import io.outcry.actors.ledger.PlayedLedger;
import io.outcry.actors.ledger.XmlText;
import io.outcry.core.MemoryStores;
import io.outcry.core.address.Jid;
import io.outcry.core.auth.MemoryAccountStore;
import io.outcry.core.contact.MemoryBlockStore;
import io.outcry.core.contact.MemoryContactStore;
import io.outcry.core.custody.Place;
import io.outcry.core.feature.muc.MucNames;
import io.outcry.core.feature.muc.OccupantIds;
import io.outcry.core.feature.vcard.MemoryVCardStore;
import io.outcry.core.ledger.Entry;
import io.outcry.core.ledger.RecordConfig;
import io.outcry.core.pep.MemoryPepStore;
import io.outcry.core.policy.Gate;
import io.outcry.core.policy.Gates;
import io.outcry.core.policy.Passed;
import io.outcry.core.policy.Policy;
import io.outcry.core.retention.Retentions;
import io.outcry.core.room.RoomLimits;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Message;
import io.outcry.core.stanza.Namespaces;
import io.outcry.core.stanza.Presence;
import io.outcry.core.stanza.Stanza;
import io.outcry.core.stanza.StanzaError.Condition;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A room's actor: its ledger is played, everybody else is the test. */
class RoomTest {

    private static final ActorTestKit KIT = ActorTestKit.create();
    private static final Jid DESK = Jid.of("desk@rooms.verona.example");
    private static final Jid JULIET = Jid.of("juliet@verona.example/balcony");

    private final PlayedLedger ledger = new PlayedLedger();
    private final TestProbe<Stanza> out = KIT.createTestProbe();
    private final TestProbe<ClientMessage> session = KIT.createTestProbe();
    private final AtomicInteger ids = new AtomicInteger();
    private final Room.Services services = services();
    private final ActorRef<RoomMessage> room = spawn();

    @AfterAll
    static void end() {
        KIT.shutdownTestKit();
    }

    private ActorRef<RoomMessage> spawn() {
        return KIT.spawn(Room.create(services, DESK, _ -> {}));
    }

    private Room.Services services() {
        return new Room.Services(
                MemoryStores.of(
                        new MemoryAccountStore(),
                        new MemoryContactStore(),
                        new MemoryBlockStore(),
                        new MemoryPepStore(),
                        new MemoryVCardStore(),
                        ledger),
                new XmlText(),
                new Gates(Policy.PASS_EVERYTHING),
                passed -> out.ref().tell(passed.stanza()),
                (_, _) -> {},
                new OccupantIds(new byte[] {1}),
                new RoomsConfig(
                        List.of("rooms.verona.example"),
                        new RoomLimits(10, 10, 20, 100, 1_000, 5),
                        100,
                        10,
                        10,
                        Duration.ofMinutes(1)),
                new RecordConfig(
                        List.of(),
                        100,
                        100_000,
                        Duration.ofMillis(300),
                        Duration.ofMillis(100),
                        Duration.ZERO,
                        Duration.ofSeconds(1),
                        20,
                        Condition.RESOURCE_CONSTRAINT,
                        Retentions.FOREVER),
                () -> "id-%04d".formatted(ids.incrementAndGet()),
                new TestClock());
    }

    private static Presence enter() {
        var presence = Presence.of(Presence.Type.AVAILABLE, JULIET, DESK.withResource("Juliet"));
        return presence.with(presence.payload().with(Element.empty("x", MucNames.MUC)));
    }

    private Room.Entrust say(String body, long position) {
        var text = Element.named("body", Namespaces.CLIENT).text(body).build();
        var message = Message.of(Message.Type.GROUPCHAT, JULIET, DESK, text);
        return new Room.Entrust(
                new Consignment(session.ref(), new Place("stream", position), 0),
                Passed.onAnotherNode(Gate.SEND, message));
    }

    /** Until the subject, which comes last. */
    private void inside() {
        room.tell(new Room.Receive(enter()));
        while (!out.receiveMessage().payload().has("subject", Namespaces.CLIENT)) {
            // Presence comes before.
        }
    }

    private long said() {
        return ledger.all(DESK).stream()
                .filter(entry -> entry.kind() == Entry.Kind.SAID)
                .count();
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

    private void nobodyIsThere(long position) {
        room.tell(say("Is anybody there?", position));
        var refusal = session.expectMessageClass(ToClient.Confirmed.class).refusal();
        assertThat(refusal.orElseThrow().condition()).isEqualTo(Condition.ITEM_NOT_FOUND);
    }

    @Test
    void comesBackWithThoseWhoAreInside() {
        inside();
        KIT.stop(room);
        var again = spawn();

        again.tell(say("Here I am", 1));

        assertThat(out.receiveMessage().to()).contains(JULIET);
        assertThat(session.expectMessageClass(ToClient.Confirmed.class).refusal())
                .isEmpty();
    }

    @Test
    void anOwnerThatIsNoneAnyMoreStops() {
        inside();
        var watcher = KIT.<Object>createTestProbe();
        ledger.claimByAnother(DESK, ledger.all(DESK).getFirst());

        room.tell(say("Romeo?", 1));

        watcher.expectTerminated(room);
        out.expectNoMessage(Duration.ofMillis(50));
        session.expectNoMessage(Duration.ofMillis(50));
    }
}
