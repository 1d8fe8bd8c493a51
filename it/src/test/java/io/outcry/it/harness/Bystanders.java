package io.outcry.it.harness;

import io.outcry.it.peer.Login;
import io.outcry.it.peer.XmppPeer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Two people who chat while others misbehave: after each test each of them still reaches the other. */
public final class Bystanders implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {

    private final List<XmppPeer> peers = new ArrayList<>();

    @Override
    public void beforeAll(ExtensionContext context) {
        var server = Servers.shared();
        peers.add(Login.session(server, server.player("mercutio"), "tavern"));
        peers.add(Login.session(server, server.player("nurse"), "kitchen"));
        chat();
    }

    /** Each sends one message to the other, and nothing but these arrives. */
    public void chat() {
        say(peers.getFirst(), peers.getLast());
        say(peers.getLast(), peers.getFirst());
    }

    @Override
    public void afterEach(ExtensionContext context) {
        chat();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        peers.forEach(XmppPeer::leave);
        peers.clear();
    }

    private static void say(XmppPeer from, XmppPeer to) {
        var id = XmppPeer.freshId();
        from.send("<message type='chat' id='" + id + "' to='" + to.address() + "'><body>Good morrow</body></message>");
        to.expect("<message type='chat' id='" + id + "' from='" + from.address()
                + "'><body>Good morrow</body></message>");
    }
}
