package io.outcry.it.crash;

import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Namespaces;
import io.outcry.it.harness.Node;
import io.outcry.it.peer.Login;
import io.outcry.it.peer.Player;
import io.outcry.it.peer.XmppPeer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All of an archive, an account's or a room's (XEP-0313). */
record Archive(List<Line> lines) {

    private static final String MAM = "urn:xmpp:mam:2";
    private static final String RSM = "http://jabber.org/protocol/rsm";
    private static final String FORWARD = "urn:xmpp:forward:0";

    /** One message of the archive. */
    record Line(String id, Said said) {}

    static Archive of(Node node, Player player, String owner) {
        try (var peer = Login.session(node, player, "archive")) {
            var lines = new ArrayList<Line>();
            while (!page(peer, owner, lines)) {
                // The next page begins behind the last line.
            }
            return new Archive(lines);
        }
    }

    /** Where each message stands, by its id. */
    Map<String, Integer> places() {
        var places = new HashMap<String, Integer>();
        for (var place = 0; place < lines.size(); place++) {
            places.putIfAbsent(lines.get(place).id(), place);
        }
        return places;
    }

    /** What one speaker said, in order. */
    List<Long> numbersOf(String speaker) {
        return lines.stream()
                .map(Line::said)
                .filter(said -> said.speaker().equals(speaker))
                .map(Said::number)
                .toList();
    }

    /** True where it was the last page. */
    private static boolean page(XmppPeer peer, String owner, List<Line> lines) {
        var after = lines.isEmpty() ? "" : "<after>" + lines.getLast().id() + "</after>";
        var id = XmppPeer.freshId();
        peer.send("<iq type='set' id='" + id + "' to='" + owner + "'><query xmlns='" + MAM + "'><set xmlns='" + RSM
                + "'><max>100</max>" + after + "</set></query></iq>");
        while (true) {
            var element = peer.nextElement();
            if (element.name().local().equals("iq")) {
                return element.child("fin", MAM)
                        .orElseThrow()
                        .attributeOr("complete", "")
                        .equals("true");
            }
            element.child("result", MAM).ifPresent(result -> lines.add(line(result)));
        }
    }

    private static Line line(Element result) {
        var body = result.child("forwarded", FORWARD)
                .flatMap(forwarded -> forwarded.child("message", Namespaces.CLIENT))
                .flatMap(message -> message.child("body", Namespaces.CLIENT))
                .orElseThrow();
        return new Line(result.attributeOr("id", ""), Said.of(body.text()));
    }
}
