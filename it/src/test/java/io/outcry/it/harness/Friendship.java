package io.outcry.it.harness;

import io.outcry.it.peer.Login;
import io.outcry.it.peer.Player;
import io.outcry.it.peer.TestServer;
import io.outcry.it.peer.XmppPeer;

/** Two accounts that see each other's presence (RFC 6121 §3), as tests need them that are about something else. */
public final class Friendship {

    private Friendship() {}

    /** Done, and every trace of the sessions that did it gone, when this returns. */
    public static void between(TestServer server, Player one, Player other) {
        try (var first = available(server, one);
                var second = available(server, other)) {
            subscribe(first, second, one, other);
            subscribe(second, first, other, one);
            goAway(first);
            second.skipTo("<presence type='unavailable' from='" + first.address() + "'/>");
            goAway(second);
        }
    }

    private static XmppPeer available(TestServer server, Player player) {
        var peer = Login.session(server, player, "befriending");
        peer.askForRoster();
        peer.becomeAvailable();
        return peer;
    }

    private static void subscribe(XmppPeer asking, XmppPeer asked, Player one, Player other) {
        asking.send("<presence type='subscribe' to='" + other.bare() + "'/>");
        asked.skipTo("<presence type='subscribe' from='" + one.bare() + "'/>");
        asked.send("<presence type='subscribed' to='" + one.bare() + "'/>");
        asking.skipTo("<presence type='subscribed' from='" + other.bare() + "'/>");
        asking.skipTo("<presence from='" + asked.address() + "'/>");
    }

    private static void goAway(XmppPeer peer) {
        peer.send("<presence type='unavailable'/>");
        peer.settle();
    }
}
