package io.outcry.shards;

import io.outcry.actors.client.ClientMessage;
import io.outcry.actors.client.Consignment;
import io.outcry.actors.client.ToUser;
import io.outcry.actors.client.UserMessage;
import io.outcry.actors.room.Room;
import io.outcry.actors.room.RoomMessage;
import io.outcry.actors.user.User;
import io.outcry.core.address.Jid;
import io.outcry.core.custody.Place;
import io.outcry.core.policy.Gate;
import io.outcry.core.policy.Passed;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Header;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.Message;
import io.outcry.core.stanza.Payload;
import io.outcry.core.stanza.Presence;
import java.util.Optional;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.Dropped;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class HandOffDropsTest {

    private static final ActorTestKit KIT = ActorTestKit.create();
    private static final String HAND_OFF = "Avoiding reordering of buffered messages at shard handoff";
    private static final Jid ROMEO = Jid.of("romeo@verona.example/orchard");
    private static final Jid JULIET = Jid.of("juliet@verona.example");
    private static final Jid DESK = Jid.of("desk@rooms.verona.example/Romeo");

    @AfterAll
    static void end() {
        KIT.shutdownTestKit();
    }

    @Test
    void sendsAgainWhatNobodyKeeps() {
        var users = KIT.<ShardingEnvelope<UserMessage>>createTestProbe();
        var rooms = KIT.<ShardingEnvelope<RoomMessage>>createTestProbe();
        HandOffDrops.sendAgain(KIT.system(), users.ref(), rooms.ref());
        var session = KIT.<ClientMessage>createTestProbe();
        // As a client asks its own account: to nobody.
        var header = new Header(Optional.empty(), Optional.of(ROMEO), "1", "");
        var payload = Payload.of(Element.empty("query", "urn:example"));
        var request = new User.Receive(new Iq(header, Iq.Type.GET, payload));
        var enters = new Room.Receive(Presence.of(Presence.Type.AVAILABLE, ROMEO, DESK));

        var entrusted = new ToUser.Entrust(
                new Consignment(session.ref(), new Place("stream", 1), 0),
                Passed.onAnotherNode(Gate.SEND, Message.of(Message.Type.CHAT, ROMEO, JULIET)));
        drop(entrusted, HAND_OFF);
        drop(request, "Buffer is full");
        drop(request, HAND_OFF);
        drop(enters, HAND_OFF);

        users.expectMessage(new ShardingEnvelope<>("entity", request));
        rooms.expectMessage(new ShardingEnvelope<>("entity", enters));
        users.expectNoMessage();
    }

    private static void drop(Object message, String reason) {
        var dropped = Dropped.apply(
                new ShardingEnvelope<>("entity", message),
                reason,
                Adapter.toClassic(KIT.system().deadLetters()));
        // As a region does.
        Adapter.toClassic(KIT.system().deadLetters()).tell(dropped, ActorRef.noSender());
    }
}
