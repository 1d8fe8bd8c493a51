package io.outcry.it.rooms;

import io.outcry.core.address.Jid;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Namespaces;
import io.outcry.it.harness.Node;
import io.outcry.it.peer.Login;
import io.outcry.it.peer.Player;
import io.outcry.it.peer.XmppPeer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Somebody who talks in rooms, of which each is heard by itself. */
public final class RoomPeer implements AutoCloseable {

    private static final String MUC = "http://jabber.org/protocol/muc";

    private final XmppPeer peer;
    private final String nick;

    /** What came from rooms that nobody asked for yet. */
    private final Map<String, Deque<Heard>> early = new HashMap<>();

    private RoomPeer(XmppPeer peer, String nick) {
        this.peer = peer;
        this.nick = nick;
    }

    public XmppPeer peer() {
        return peer;
    }

    public static RoomPeer at(Node node, Player player, String nick) {
        return new RoomPeer(Login.session(node, player, nick), nick);
    }

    /** Until the subject, which comes last, whatever is shown before it. */
    public void enter(String room) {
        peer.send("<presence to='" + room + "/" + nick + "'><x xmlns='" + MUC + "'/></presence>");
        peer.skipTo("<presence from='" + room + "/" + nick + "'><x xmlns='" + MUC
                + "#user'><status code='110'/></x></presence>");
    }

    /** Makes the room, and opens it to others as one that stays. */
    public void make(String room) {
        enter(room);
        peer.send("<iq type='set' id='open' to='" + room + "'><query xmlns='" + MUC
                + "#owner'><x xmlns='jabber:x:data' type='submit'>"
                + "<field var='FORM_TYPE'><value>" + MUC + "#roomconfig</value></field>"
                + "<field var='muc#roomconfig_persistentroom'><value>1</value></field></x></query></iq>");
        peer.skipTo("<iq type='result' id='open' from='" + room + "'/>");
    }

    public void say(String room, String body) {
        peer.send("<message type='groupchat' to='" + room + "'><body>" + body + "</body></message>");
    }

    /** The next message from the room that has a body: from whom, what, and its name in the room's ledger. */
    public Heard hear(String room) {
        while (early(room).isEmpty()) {
            var element = peer.nextElement();
            if (element.attributeOr("type", "").equals("error")) {
                throw new AssertionError("an error instead\n" + peer.transcript());
            }
            if (element.name().local().equals("message")) {
                element.child("body", Namespaces.CLIENT).ifPresent(body -> keep(element, body.text()));
            }
        }
        return early(room).remove();
    }

    private Deque<Heard> early(String room) {
        return early.computeIfAbsent(room, _ -> new ArrayDeque<>());
    }

    private void keep(Element message, String body) {
        var from = Jid.of(message.attributeOr("from", ""));
        var id = message.child("stanza-id", Namespaces.STANZA_ID)
                .map(named -> named.attributeOr("id", ""))
                .orElse("");
        early(from.bare().toString()).add(new Heard(from.resource(), body, id));
    }

    /** What was said there. */
    public record Heard(String nick, String body, String id) {}

    @Override
    public void close() {
        peer.close();
    }
}
