package io.outcry.actors.room;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.actors.client.Consignment;
import io.outcry.actors.client.ToClient;
import io.outcry.core.custody.Place;
import io.outcry.core.ledger.Entry;
import io.outcry.core.policy.Gate;
import io.outcry.core.policy.Passed;
import io.outcry.core.room.History;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.Message;
import io.outcry.core.stanza.Namespaces;
import io.outcry.core.stanza.StanzaId;
import org.junit.jupiter.api.Test;

/** What a room's actor makes of what it has on record. */
class RoomRecordTest extends RoomStage {

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
        var id = StanzaId.by(out.receiveMessage(), DESK).orElseThrow();
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

    @Test
    void whatWasTakenBackIsNotShownInItsNextLife() {
        inside();
        room.tell(say("Romeo?", 1));
        var id = StanzaId.by(out.receiveMessage(), DESK).orElseThrow();
        room.tell(new Room.Receive(moderate(id)));
        answer();
        kit.stop(room);
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
        kit.stop(room);
        var again = spawn();

        again.tell(named("another stream"));

        session.expectMessageClass(ToClient.Confirmed.class);
        assertThat(session.expectMessageClass(ToClient.Confirmed.class).refusal())
                .isEmpty();
        assertThat(said()).isEqualTo(1);
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
        kit.stop(room);

        spawn();

        var again = out.receiveMessage();
        assertThat(again.to()).isEqualTo(said.to());
        assertThat(StanzaId.by(again, DESK)).isPresent().isEqualTo(StanzaId.by(said, DESK));
        assertThat(places).hasSize(2);
        assertThat(places.get(1)).isEqualTo(places.get(0));
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
}
