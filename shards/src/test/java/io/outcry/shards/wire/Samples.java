package io.outcry.shards.wire;

import io.outcry.actors.CrossesNodes;
import io.outcry.actors.cache.ToCaches;
import io.outcry.actors.client.ClientMessage;
import io.outcry.actors.client.Consignment;
import io.outcry.actors.client.HadOfRoom;
import io.outcry.actors.client.KeptMark;
import io.outcry.actors.client.Report;
import io.outcry.actors.client.StreamCopy;
import io.outcry.actors.client.ToClient;
import io.outcry.actors.client.ToUser;
import io.outcry.actors.client.ToWitness;
import io.outcry.actors.client.UserMessage;
import io.outcry.actors.node.FromNode;
import io.outcry.actors.node.ToNode;
import io.outcry.actors.room.Room;
import io.outcry.actors.user.User;
import io.outcry.core.address.Jid;
import io.outcry.core.cache.Invalidation;
import io.outcry.core.contact.BlockList;
import io.outcry.core.custody.Place;
import io.outcry.core.feature.streammanagement.ResumeId;
import io.outcry.core.feature.streammanagement.StreamSnapshot;
import io.outcry.core.feature.streammanagement.Unacknowledged;
import io.outcry.core.ledger.GivenSoFar;
import io.outcry.core.policy.Gate;
import io.outcry.core.policy.Gates;
import io.outcry.core.policy.Passed;
import io.outcry.core.policy.Policy;
import io.outcry.core.room.RoomPlace;
import io.outcry.core.routing.Session;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Message;
import io.outcry.core.stanza.Namespaces;
import io.outcry.core.stanza.Presence;
import io.outcry.core.stanza.Stanza;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stream.StreamError;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorRefResolver;

/**
 * One message of every kind that crosses nodes, with every field filled.
 *
 * @param refs of a system that is called {@value #SYSTEM}
 */
record Samples(ActorRefResolver refs) {

    static final String SYSTEM = "samples";

    private static final Jid ROMEO = Jid.of("romeo@montague.example");
    private static final Jid PHONE = ROMEO.withResource("phone");
    private static final Session PHONE_CONNECTED = Session.connected("phone");
    private static final Jid JULIET = Jid.of("juliet@capulet.example");
    private static final Instant AT = Instant.parse("2026-11-22T20:15:00.123Z");

    List<CrossesNodes> all() {
        return Stream.of(toUsers(), toClients(), toWitnesses(), toCaches(), inquiries())
                .flatMap(List::stream)
                .toList();
    }

    private List<CrossesNodes> toUsers() {
        return List.of(
                new User.Receive(chat("Wherefore?"), Optional.of(new RoomPlace(9, 7))),
                new User.AccountChanged(),
                new ToUser.Bind(client(), "phone"),
                new ToUser.Announce(client(), passed(Gate.SEND, Presence.of(Presence.Type.SUBSCRIBE, PHONE, JULIET))),
                new ToUser.Entrust(consignment(), passed(Gate.SEND, Message.of(Message.Type.CHAT, PHONE, JULIET))),
                new Room.Receive(chat("Hello, room")),
                new Room.Had(PHONE, 9),
                new Room.Entrust(consignment(), passed(Gate.SEND, Message.of(Message.Type.GROUPCHAT, PHONE, JULIET))),
                new ToUser.Sent(
                        client(),
                        passed(Gate.SEND, Message.of(Message.Type.CHAT, PHONE, JULIET)),
                        Optional.of(consignment())),
                new ToUser.CameToNothing(client(), chat("Ay me!").bounce(StanzaError.of(StanzaError.Condition.GONE))),
                new ToUser.Resumable(client(), "an id", Duration.ofMinutes(5)),
                new ToUser.Given(client(), 1L << 40),
                rejoin(Optional.of(client())),
                new ToUser.Lapsed(client(), session()),
                new ToUser.Resume(client(), "an id"),
                new ToUser.Leave(client(), unacknowledged()),
                new ToUser.Returned(unacknowledged()));
    }

    private List<CrossesNodes> toClients() {
        return List.of(
                new ToClient.Witnessed(witness(), 7),
                new ToClient.Found(witness(), client(), copy()),
                new ToClient.NotFound("a stream"),
                new ToClient.Bound(PHONE, user()),
                new ToClient.BindRefused(StanzaError.of(StanzaError.Condition.CONFLICT, "It is taken.")),
                new ToClient.Confirmed(
                        new Place("a stream", 12),
                        JULIET,
                        Optional.of(StanzaError.of(StanzaError.Condition.RESOURCE_CONSTRAINT, "Not now."))),
                new ToClient.Blocked(new BlockList(Set.of(JULIET, Jid.ofDomain("capulet.example")))),
                new ToClient.Deliver(passed(Gate.RECEIVE, chat("Ay me!")), 7, Optional.of(new RoomPlace(9, 7))),
                new ToClient.End(StreamError.of(StreamError.Condition.CONFLICT, "Another client came.")),
                new ToClient.Surrender(client()),
                resumed(session(), List.of(8L, 11L), "a stream", new HadOfRoom(JULIET, 9)),
                new ToClient.Rejoined(user()),
                new ToClient.Known(session()),
                new ToClient.Saved(12),
                new ToClient.Left(),
                new ToClient.ResumeRefused());
    }

    private List<CrossesNodes> toWitnesses() {
        return List.of(
                new ToWitness.Note(client(), 7, copy()),
                new ToWitness.Forget(client()),
                new ToWitness.Find(client(), ROMEO, "a stream"),
                new ToWitness.Adopt(ROMEO, "montague.example", "a stream"));
    }

    private List<CrossesNodes> toCaches() {
        return List.of(new ToCaches.Forget("a node", new Invalidation("contacts", ROMEO, true)));
    }

    private List<CrossesNodes> inquiries() {
        return List.of(
                new ToNode.Describe(asker()),
                new ToNode.Find(asker(), ROMEO),
                new ToNode.Drain(asker(), 500),
                new FromNode.Draining(12),
                new User.Describe(asker()),
                new ToClient.Describe(asker()),
                new FromNode.Report("1.0", AT, 333, 12, 9, 2),
                new FromNode.Home(true, Optional.of(user())),
                new Report.OfUser(List.of(
                        new Report.Attached("phone", client(), "away", -1),
                        new Report.Attached("orchard", client(), "unavailable", 0))),
                new Report.OfClient("192.0.2.7:51234", "STARTTLS", AT, true));
    }

    /** What the stored samples of earlier forms mean today, by the names of their files. */
    Map<String, CrossesNodes> earlier() {
        return Map.ofEntries(
                Map.entry("c.resumed.4.hex", resumed(session(), List.of(8L, 11L), "a stream")),
                Map.entry("c.found.hex", new ToClient.Found(witness(), client(), copy(new HadOfRoom[0]))),
                Map.entry("w.note.hex", new ToWitness.Note(client(), 7, copy(new HadOfRoom[0]))),
                Map.entry("u.receive.hex", new User.Receive(chat("Wherefore?"))),
                Map.entry("c.deliver.hex", new ToClient.Deliver(passed(Gate.RECEIVE, chat("Ay me!")), 7)),
                Map.entry(
                        "u.sent.hex",
                        new ToUser.Sent(
                                client(),
                                passed(Gate.SEND, Message.of(Message.Type.CHAT, PHONE, JULIET)),
                                Optional.empty())),
                Map.entry("u.resumable.hex", new ToUser.Resumable(client(), "an id", Duration.ZERO)),
                Map.entry("u.rejoin.hex", rejoin(Optional.empty())),
                Map.entry("c.resumed.hex", resumed(PHONE_CONNECTED, List.of(), "")),
                Map.entry("c.resumed.2.hex", resumed(PHONE_CONNECTED, List.of(), "a stream")),
                Map.entry("c.resumed.3.hex", resumed(PHONE_CONNECTED, List.of(8L, 11L), "a stream")));
    }

    private ToUser.Rejoin rejoin(Optional<ActorRef<ClientMessage>> succeeds) {
        var given = new GivenSoFar(13, List.of(8L, 11L), List.of(12L, 13L));
        return new ToUser.Rejoin(client(), session(), "a stream", Duration.ofMinutes(5), given, succeeds);
    }

    private ToClient.Resumed resumed(Session known, List<Long> had, String custody, HadOfRoom... fromRooms) {
        var marks = List.of(new KeptMark(3, 12), new KeptMark(4, 13));
        return new ToClient.Resumed(PHONE, known, user(), stream(), "it", marks, had, custody, List.of(fromRooms));
    }

    private static StreamCopy copy() {
        return copy(new HadOfRoom(JULIET, 9));
    }

    private static StreamCopy copy(HadOfRoom... fromRooms) {
        return new StreamCopy(
                PHONE,
                session(),
                "montague.example",
                "it",
                "a stream",
                Duration.ofMinutes(5),
                17,
                4,
                List.of(new KeptMark(5, 12)),
                List.of(8L, 11L),
                "custody",
                List.of(fromRooms));
    }

    private ActorRef<ToWitness> witness() {
        return refs.resolveActorRef("pekko://" + SYSTEM + "/system/witness#43");
    }

    private static Session session() {
        return Session.connected("phone")
                .interested()
                .withCarbons(true)
                .available(Presence.of(Presence.Type.AVAILABLE, PHONE, JULIET), -3)
                .directedTo(JULIET);
    }

    /** The file with the stored sample of this message's form. */
    static String file(CrossesNodes message, String manifest) {
        return manifest
                + switch (message) {
                    case ToUser.Sent _,
                            ToUser.Resumable _,
                            ToUser.Rejoin _,
                            User.Receive _,
                            ToClient.Deliver _,
                            ToClient.Found _,
                            ToWitness.Note _ -> ".2.hex";
                    case ToClient.Resumed _ -> ".5.hex";
                    default -> ".hex";
                };
    }

    private ActorRef<ClientMessage> client() {
        return refs.resolveActorRef("pekko://" + SYSTEM + "/user/client#42");
    }

    private <T> ActorRef<T> asker() {
        return refs.resolveActorRef("pekko://" + SYSTEM + "/user/asker#3");
    }

    private Consignment consignment() {
        return new Consignment(client(), new Place("a stream", 12), 11);
    }

    private ActorRef<UserMessage> user() {
        return refs.resolveActorRef("pekko://" + SYSTEM + "/user/romeo#7");
    }

    private static StreamSnapshot stream() {
        return new StreamSnapshot(new ResumeId("an id"), Duration.ofMinutes(5), 11, 3, unacknowledged());
    }

    private static List<Unacknowledged> unacknowledged() {
        return List.of(
                new Unacknowledged(chat("O Romeo"), AT, 250),
                new Unacknowledged(chat("& <Romeo>"), AT.plusMillis(1), 251));
    }

    private static Message chat(String body) {
        var element = Element.named("body", Namespaces.CLIENT).text(body).build();
        return Message.of(Message.Type.CHAT, JULIET.withResource("balcony"), PHONE, element);
    }

    private static Passed passed(Gate gate, Stanza stanza) {
        return ((Gates.Answer.Through) new Gates(Policy.PASS_EVERYTHING).knock(gate, stanza)).passed();
    }
}
