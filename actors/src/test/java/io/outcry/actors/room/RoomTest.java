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
import io.outcry.core.policy.Ruling;
import io.outcry.core.retention.Retentions;
import io.outcry.core.room.History;
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
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stanza.StanzaError.Condition;
import io.outcry.core.stanza.StanzaId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A room's actor: its ledger is played, everybody else is the test. */
class RoomTest {

    private static final Rate OFTEN = new Rate(1_000, Duration.ofSeconds(1));
    private static final RoomRates RATES = new RoomRates(OFTEN, OFTEN, OFTEN, OFTEN);

    private static final ActorTestKit KIT = ActorTestKit.create();
    private static final Jid DESK = Jid.of("desk@rooms.verona.example");
    private static final Jid JULIET = Jid.of("juliet@verona.example/balcony");

    private final PlayedLedger ledger = new PlayedLedger();
    private final TestProbe<Stanza> out = KIT.createTestProbe();
    private final TestProbe<ClientMessage> session = KIT.createTestProbe();
    private final AtomicInteger ids = new AtomicInteger();
    private final List<RoomPlace> places = new CopyOnWriteArrayList<>();

    /** Whether sessions are ours, which confirm what they are told. */
    private volatile boolean isKept;

    private volatile Policy policy = Policy.PASS_EVERYTHING;
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

    private static Iq ask(Iq.Type type, Element payload) {
        return Iq.of(type, JULIET, DESK, "q", payload);
    }

    private Iq answer() {
        var stanza = out.receiveMessage();
        while (!(stanza instanceof Iq)) {
            stanza = out.receiveMessage();
        }
        return (Iq) stanza;
    }

    @Test
    void readsWhatWasSaidOutOfItsRecord() {
        inside();
        room.tell(say("Romeo?", 1));
        out.receiveMessage();

        room.tell(new Room.Receive(ask(Iq.Type.SET, Element.empty("query", "urn:xmpp:mam:2"))));

        assertThat(out.receiveMessage().payload().has("result", "urn:xmpp:mam:2"))
                .isTrue();
        assertThat(answer().payload().has("fin", "urn:xmpp:mam:2")).isTrue();
        room.tell(new Room.Receive(ask(Iq.Type.GET, Element.empty("metadata", "urn:xmpp:mam:2"))));
        assertThat(answer().payload().elements().getFirst().children()).hasSize(2);
    }

    @Test
    void looksForWhatWasSaidLongAgo() {
        inside();
        room.tell(say("Romeo?", 1));
        var id = out.receiveMessage()
                .payload()
                .find("stanza-id", Namespaces.STANZA_ID)
                .orElseThrow()
                .attributeOr("id", "");
        for (var position = 2; position < 2 + History.MOST; position++) {
            room.tell(say("number " + position, position));
            out.receiveMessage();
        }

        room.tell(new Room.Receive(moderate("nobody-said-this")));
        assertThat(answer().isError()).isTrue();
        room.tell(new Room.Receive(moderate(id)));

        assertThat(out.receiveMessage().payload().has("retract", "urn:xmpp:message-retract:1"))
                .isTrue();
        assertThat(answer().type()).isEqualTo(Iq.Type.RESULT);
        assertThat(ledger.all(DESK).getLast().kind()).isEqualTo(Entry.Kind.MODERATED);
    }

    private static Iq moderate(String id) {
        return ask(
                Iq.Type.SET,
                Element.named("moderate", "urn:xmpp:message-moderate:1")
                        .attribute("id", id)
                        .child(Element.empty("retract", "urn:xmpp:message-retract:1"))
                        .build());
    }

    @Test
    void whatWasTakenBackIsNotShownInItsNextLife() {
        inside();
        room.tell(say("Romeo?", 1));
        var id = out.receiveMessage()
                .payload()
                .find("stanza-id", Namespaces.STANZA_ID)
                .orElseThrow()
                .attributeOr("id", "");
        room.tell(new Room.Receive(moderate(id)));
        answer();
        KIT.stop(room);
        var again = spawn();

        again.tell(new Room.Receive(enter()));

        var told = out.receiveMessage();
        while (!told.payload().has("subject", Namespaces.CLIENT)) {
            assertThat(told.payload().has("body", Namespaces.CLIENT)).isFalse();
            told = out.receiveMessage();
        }
    }

    /** A client that lost its session sends again what nobody answered for, in another stream. */
    @Test
    void knowsInItsNextLifeWhatComesAgain() {
        inside();
        room.tell(named("stream"));
        out.receiveMessage();
        KIT.stop(room);
        var again = spawn();

        again.tell(named("another stream"));

        session.expectMessageClass(ToClient.Confirmed.class);
        assertThat(session.expectMessageClass(ToClient.Confirmed.class).refusal())
                .isEmpty();
        assertThat(said()).isEqualTo(1);
    }

    private Room.Entrust named(String stream) {
        var body = Element.named("body", Namespaces.CLIENT).text("Romeo?").build();
        var originId = Element.named("origin-id", Namespaces.STANZA_ID)
                .attribute("id", "o1")
                .build();
        var message = Message.of(Message.Type.GROUPCHAT, JULIET, DESK, body);
        return new Room.Entrust(
                new Consignment(session.ref(), new Place(stream, 1), 0),
                Passed.onAnotherNode(Gate.SEND, message.with(message.payload().with(originId))));
    }

    @Test
    void tellsAgainInOrderWhatASessionDoesNotConfirm() {
        inside();
        isKept = true;
        room.tell(say("first", 1));
        room.tell(say("second", 2));
        var first = out.receiveMessage();
        var second = out.receiveMessage();

        assertThat(out.receiveMessage()).isEqualTo(first);
        assertThat(out.receiveMessage()).isEqualTo(second);

        assertThat(places.subList(2, 4)).isEqualTo(places.subList(0, 2));
        assertThat(places.get(0).previous()).isZero();
        assertThat(places.get(1).previous()).isEqualTo(places.get(0).seq());

        room.tell(new Room.Had(JULIET, places.get(1).seq()));
        room.tell(say("third", 3));
        out.receiveMessage();
        assertThat(places.getLast().previous()).isZero();
    }

    @Test
    void itsNextLifeTellsWhatWasSaidLastForNobodyKnowsWhoHeardIt() {
        inside();
        room.tell(say("Romeo?", 1));
        var said = out.receiveMessage();
        KIT.stop(room);

        spawn();

        var again = out.receiveMessage();
        assertThat(again.to()).isEqualTo(said.to());
        assertThat(StanzaId.by(again, DESK)).isPresent().isEqualTo(StanzaId.by(said, DESK));
        assertThat(places).hasSize(2);
        assertThat(places.get(1)).isEqualTo(places.get(0));
    }
}
