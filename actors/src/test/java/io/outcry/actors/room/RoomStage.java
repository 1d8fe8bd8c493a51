package io.outcry.actors.room;

import io.outcry.actors.TestClock;
import io.outcry.actors.client.ClientMessage;
import io.outcry.actors.client.Consignment;
import io.outcry.actors.ledger.PlayedLedger;
import io.outcry.actors.ledger.XmlText;
import io.outcry.core.MemoryStores;
import io.outcry.core.address.Jid;
import io.outcry.core.archive.ArchiveLimits;
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
import io.outcry.core.room.Rate;
import io.outcry.core.room.RoomLimits;
import io.outcry.core.room.RoomPlace;
import io.outcry.core.room.RoomRates;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.Message;
import io.outcry.core.stanza.Namespaces;
import io.outcry.core.stanza.Presence;
import io.outcry.core.stanza.Stanza;
import io.outcry.core.stanza.StanzaError.Condition;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.AfterEach;

/** A room's actor: its ledger is played, everybody else is the test. */
abstract class RoomStage {

    static final Rate OFTEN = new Rate(1_000, Duration.ofSeconds(1));
    static final RoomRates RATES = new RoomRates(OFTEN, OFTEN, OFTEN, OFTEN);

    final ActorTestKit kit = ActorTestKit.create();
    static final Jid DESK = Jid.of("desk@rooms.verona.example");
    static final Jid JULIET = Jid.of("juliet@verona.example/balcony");

    final PlayedLedger ledger = new PlayedLedger();
    final TestProbe<Stanza> out = kit.createTestProbe();
    final TestProbe<ClientMessage> session = kit.createTestProbe();
    final AtomicInteger ids = new AtomicInteger();
    final List<RoomPlace> places = new CopyOnWriteArrayList<>();

    /** Whether sessions are ours, which confirm what they are told. */
    volatile boolean isKept;

    volatile Policy policy = Policy.PASS_EVERYTHING;
    final Room.Services services = services();
    final ActorRef<RoomMessage> room = spawn();

    @AfterEach
    void end() {
        kit.shutdownTestKit();
    }

    ActorRef<RoomMessage> spawn() {
        return kit.spawn(Room.create(services, DESK, _ -> {}));
    }

    Room.Services services() {
        return new Room.Services(
                MemoryStores.of(
                        new MemoryAccountStore(),
                        new MemoryContactStore(),
                        new MemoryBlockStore(),
                        new MemoryPepStore(),
                        new MemoryVCardStore(),
                        ledger),
                new XmlText(),
                new Gates((gate, stanza) -> policy.rule(gate, stanza)),
                passed -> out.ref().tell(passed.stanza()),
                (passed, place) -> {
                    places.add(place);
                    out.ref().tell(passed.stanza());
                    return isKept;
                },
                (_, _) -> {},
                new OccupantIds(new byte[] {1}),
                new RoomsConfig(
                        List.of("rooms.verona.example"),
                        new RoomLimits(10, 10, 20, 100, 1_000, 5, 3, 1_000, RATES),
                        100,
                        10,
                        10,
                        Duration.ofMinutes(1)),
                new ArchiveLimits(3, 5, 100_000, 20, 2, 3),
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

    static Presence enter() {
        var presence = Presence.of(Presence.Type.AVAILABLE, JULIET, DESK.withResource("Juliet"));
        return presence.with(presence.payload().with(Element.empty("x", MucNames.MUC)));
    }

    Room.Entrust say(String body, long position) {
        var text = Element.named("body", Namespaces.CLIENT).text(body).build();
        var message = Message.of(Message.Type.GROUPCHAT, JULIET, DESK, text);
        return new Room.Entrust(
                new Consignment(session.ref(), new Place("stream", position), 0),
                Passed.onAnotherNode(Gate.SEND, message));
    }

    /** Until the subject, which comes last. */
    void inside() {
        room.tell(new Room.Receive(enter()));
        while (!out.receiveMessage().payload().has("subject", Namespaces.CLIENT)) {
            // Presence comes before.
        }
    }

    long said() {
        return ledger.all(DESK).stream()
                .filter(entry -> entry.kind() == Entry.Kind.SAID)
                .count();
    }

    static Iq ask(Iq.Type type, Element payload) {
        return Iq.of(type, JULIET, DESK, "q", payload);
    }

    Iq answer() {
        var stanza = out.receiveMessage();
        while (!(stanza instanceof Iq)) {
            stanza = out.receiveMessage();
        }
        return (Iq) stanza;
    }

    static Iq moderate(String id) {
        return ask(
                Iq.Type.SET,
                Element.named("moderate", "urn:xmpp:message-moderate:1")
                        .attribute("id", id)
                        .child(Element.empty("retract", "urn:xmpp:message-retract:1"))
                        .build());
    }
}
