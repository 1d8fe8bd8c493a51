package io.outcry.it.crash;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Namespaces;
import io.outcry.it.harness.Node;
import io.outcry.it.peer.Frame;
import io.outcry.it.peer.Login;
import io.outcry.it.peer.Player;
import io.outcry.it.peer.XmppPeer;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/**
 * A device that talks and listens as long as it is let, logs in again whenever its node dies, and then sends first what was
 * not acknowledged. A thread of its own runs it.
 */
final class Talker implements Runnable {

    private static final int AT_ONCE = 5;
    private static final int MOST_UNACKNOWLEDGED = 100;
    private static final Duration PAUSE = Duration.ofMillis(10);

    private final Node node;
    private final Player self;
    private final String resource;
    private final String to;
    private final ArrayDeque<Said> unacknowledged = new ArrayDeque<>();
    private final List<Said> acknowledged = new CopyOnWriteArrayList<>();
    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private volatile boolean isTalking;
    private volatile boolean isOver;
    private volatile boolean isSettled;
    private int sessions;
    private long last;

    /** @param to whom it talks, by the bare address; empty for a device that only listens */
    Talker(Node node, Player self, String resource, String to) {
        this.node = node;
        this.self = self;
        this.resource = resource;
        this.to = to;
        this.isTalking = !to.isEmpty();
    }

    String account() {
        return self.bare();
    }

    /** What the server has acknowledged, in the order in which it was said. */
    List<Said> acknowledged() {
        return List.copyOf(acknowledged);
    }

    List<Heard> heard() {
        return List.copyOf(heard);
    }

    /** From now on it says nothing new. */
    void beQuiet() {
        isTalking = false;
    }

    /** All that it said is acknowledged. */
    boolean isSettled() {
        return isSettled;
    }

    void end() {
        isOver = true;
    }

    @Override
    public void run() {
        while (!isOver) {
            try (var peer = Login.session(node, self, resource)) {
                sessions++;
                talk(peer);
            } catch (UncheckedIOException | AssertionError _) {
                // The node is dead, or dies; it comes back.
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private void talk(XmppPeer peer) {
        peer.send("<enable xmlns='" + Namespaces.STREAM_MANAGEMENT + "'/>");
        peer.expect("<enabled xmlns='" + Namespaces.STREAM_MANAGEMENT + "'/>");
        peer.send("<presence/>");
        var before = 1L;
        unacknowledged.forEach(said -> send(peer, said));
        while (!isOver) {
            if (isTalking && unacknowledged.size() < MOST_UNACKNOWLEDGED) {
                for (var i = 0; i < AT_ONCE; i++) {
                    var said = new Said(self.bare(), ++last);
                    unacknowledged.add(said);
                    send(peer, said);
                }
            }
            for (var frame : peer.askForCount()) {
                switch (frame) {
                    case Frame.Whole whole -> hear(whole.element());
                    case Frame.Ended _, Frame.Closed _ -> {
                        return;
                    }
                    default -> throw new AssertionError("unexpected " + frame.raw());
                }
            }
            for (; before < peer.acknowledged(); before++) {
                acknowledged.add(unacknowledged.remove());
            }
            isSettled = !isTalking && unacknowledged.isEmpty();
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private void send(XmppPeer peer, Said said) {
        peer.tryToSend(("<message type='chat' id='" + said.number() + "' to='" + to + "'><body>" + said.text()
                        + "</body><origin-id xmlns='" + Namespaces.STANZA_ID + "' id='" + said.number()
                        + "'/></message>")
                .getBytes(UTF_8));
    }

    private void hear(Element element) {
        if (!element.name().local().equals("message")) {
            return;
        }
        if (element.attributeOr("type", "").equals("error")) {
            throw new IllegalStateException("refused: " + element);
        }
        var id = element.child("stanza-id", Namespaces.STANZA_ID).orElseThrow().attributeOr("id", "");
        var body = element.child("body", Namespaces.CLIENT).orElseThrow().text();
        heard.add(new Heard(account() + "/" + resource + "#" + sessions, id, Said.of(body)));
    }
}
