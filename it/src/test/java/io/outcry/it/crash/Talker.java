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
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * A device that talks and listens as long as it is let. Whenever its connection is lost, it goes to some node, resumes its
 * stream there, or begins a session where that cannot be, and sends first what was not acknowledged. A thread of its own
 * runs it.
 */
final class Talker implements Runnable {

    private static final String SM = Namespaces.STREAM_MANAGEMENT;
    private static final String MUC = "http://jabber.org/protocol/muc";
    private static final String DELAY = "urn:xmpp:delay";
    private static final int AT_ONCE = 5;

    /** Each is heard by everybody there. */
    private static final int AT_ONCE_IN_ROOM = 1;

    private static final int MOST_UNACKNOWLEDGED = 100;
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(100);

    /** A message on its way, and when it was said for the first time (the JVM's nanoseconds). */
    private record Sent(Said said, long at) {}

    /** A stream that may be resumed by this id, and how far its counts are. */
    private record Stream(String id, XmppPeer peer) {}

    private final List<Node> nodes;
    private final Random random;
    private final Player self;
    private final String resource;
    private final Partner to;
    private final ArrayDeque<Sent> unacknowledged = new ArrayDeque<>();
    private final Set<Long> refusedNumbers = new HashSet<>();
    private final List<Said> acknowledged = Collections.synchronizedList(new ArrayList<>());
    private final List<Heard> heard = Collections.synchronizedList(new ArrayList<>());
    private Optional<Stream> stream = Optional.empty();
    private Node next;

    /** How many stanzas of this stream, of which the first are its {@link #openings}, are acknowledged. */
    private long counted;

    private long last;
    private volatile boolean isTalking;
    private volatile boolean isCut;
    private volatile boolean isOver;
    private volatile boolean isSettled;
    private volatile long servedAt;
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger sessions = new AtomicInteger();
    private final AtomicInteger resumptions = new AtomicInteger();

    /**
     * @param first the node that it begins at
     * @param random chooses the next ones
     * @param to whom it talks to
     */
    Talker(List<Node> nodes, Node first, Random random, Player self, String resource, Partner to) {
        this.nodes = nodes;
        this.next = first;
        this.random = random;
        this.self = self;
        this.resource = resource;
        this.to = to;
        this.isTalking = to.isSomebody();
        this.servedAt = System.nanoTime();
    }

    Testimony testimony() {
        return new Testimony(
                self.bare(),
                self.full(resource),
                to,
                acknowledged,
                refused.get(),
                heard,
                sessions.get(),
                resumptions.get());
    }

    int acknowledged() {
        return acknowledged.size();
    }

    /** Whether something that it said after this time (the JVM's nanoseconds) is acknowledged; a listener is counted for. */
    boolean isServedSince(long time) {
        return servedAt - time > 0;
    }

    /** Its connection vanishes without a word. */
    void loseConnection() {
        isCut = true;
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
            try (var peer = Login.authenticated(next, self)) {
                goOn(peer);
                talk(peer);
                peer.cut();
            } catch (UncheckedIOException | AssertionError _) {
                // The node or the database is dead, or dies; there are other nodes, and these come back.
                LockSupport.parkNanos(PAUSE_AFTER_FAILURE.toNanos());
            }
            next = nodes.get(random.nextInt(nodes.size()));
        }
    }

    private void goOn(XmppPeer peer) {
        var resumed = stream.filter(lost -> isResumed(peer, lost));
        if (resumed.isPresent()) {
            resumptions.incrementAndGet();
            stream = Optional.of(new Stream(resumed.get().id(), peer));
            settle(peer.acknowledged());
        } else {
            begin(peer);
        }
        var openings = openings();
        openings.subList((int) Math.min(counted, openings.size()), openings.size())
                .forEach(opening -> peer.tryToSend(opening.getBytes(UTF_8)));
        unacknowledged.forEach(sent -> send(peer, sent.said()));
    }

    /** XEP-0198 §5; a refusal may say how far the stream was, which counts. */
    private boolean isResumed(XmppPeer peer, Stream lost) {
        peer.goesOnFrom(lost.peer());
        peer.send("<resume xmlns='" + SM + "' previd='" + lost.id() + "' h='" + peer.handled() + "'/>");
        var answer = peer.nextElement();
        if (answer.is("resumed", SM)) {
            return true;
        }
        if (!answer.is("failed", SM)) {
            throw new AssertionError("neither resumed nor failed\n" + peer.transcript());
        }
        stream = Optional.empty();
        settle(Long.parseLong(answer.attributeOr("h", "0")));
        return false;
    }

    private void begin(XmppPeer peer) {
        Login.bind(peer, resource);
        peer.send("<enable xmlns='" + SM + "' resume='true'/>");
        var id = peer.expect("<enabled xmlns='" + SM + "'/>").attributeOr("id", "");
        stream = Optional.of(new Stream(id, peer));
        counted = 0;
        sessions.incrementAndGet();
    }

    private void talk(XmppPeer peer) {
        isCut = false;
        var isConnected = true;
        while (isConnected && !isCut && !isOver) {
            var began = System.nanoTime();
            if (isTalking && unacknowledged.size() < MOST_UNACKNOWLEDGED) {
                for (var i = 0; i < (to.isRoom() ? AT_ONCE_IN_ROOM : AT_ONCE); i++) {
                    var said = new Said(self.full(resource), ++last);
                    unacknowledged.add(new Sent(said, began));
                    send(peer, said);
                }
            }
            isConnected = listen(peer);
            settle(peer.acknowledged());
            if (!to.isSomebody() && isConnected) {
                servedAt = began;
            }
            isSettled = !isTalking && unacknowledged.isEmpty();
        }
    }

    /** Until the server answers with its count, and for a while on; false where its stream ended instead. */
    private boolean listen(XmppPeer peer) {
        var ends = new ArrayList<Frame>();
        Consumer<Frame> hearing = frame -> {
            switch (frame) {
                case Frame.Whole whole -> hear(whole.element());
                case Frame.Ended _, Frame.Closed _ -> ends.add(frame);
                case Frame.Opened _ -> throw new AssertionError("unexpected " + frame.raw());
            }
        };
        peer.askForCount(hearing);
        if (ends.isEmpty()) {
            // An answer may come later once more: who read one for each question would fall ever further behind.
            peer.listen(PAUSE, hearing);
        }
        return ends.isEmpty();
    }

    private void settle(long count) {
        for (; counted < count; counted++) {
            if (counted >= openings().size()) {
                var sent = unacknowledged.remove();
                servedAt = sent.at();
                if (refusedNumbers.remove(sent.said().number())) {
                    refused.incrementAndGet();
                } else {
                    acknowledged.add(sent.said());
                }
            }
        }
    }

    /** What begins a session: presence, and in a room its own as well. */
    private List<String> openings() {
        return to.isRoom()
                ? List.of(
                        // What is for the account is for its other devices.
                        "<presence><priority>-1</priority></presence>",
                        "<presence to='" + to.address() + "/" + self.name() + "'><x xmlns='" + MUC
                                + "'><history maxstanzas='0'/></x></presence>")
                : List.of("<presence/>");
    }

    private void send(XmppPeer peer, Said said) {
        var type = to.isRoom() ? "groupchat" : "chat";
        peer.tryToSend(("<message type='" + type + "' id='" + said.number() + "' to='" + to.address() + "'><body>"
                        + said.text()
                        + "</body><origin-id xmlns='" + Namespaces.STANZA_ID + "' id='" + said.number()
                        + "'/></message>")
                .getBytes(UTF_8));
    }

    private void hear(Element element) {
        if (!element.name().local().equals("message")
                || element.child("subject", Namespaces.CLIENT).isPresent()) {
            return;
        }
        var type = element.attributeOr("type", "");
        if (type.equals("error")) {
            refusedNumbers.add(Long.parseLong(element.attributeOr("id", "")));
            return;
        }
        var id = element.child("stanza-id", Namespaces.STANZA_ID).orElseThrow().attributeOr("id", "");
        var body = element.child("body", Namespaces.CLIENT).orElseThrow().text();
        var isLate = element.child("delay", DELAY).isPresent();
        // A stream that goes on from what its witness knew may bring again what came last: another part of the session.
        var session = self.full(resource) + "#" + sessions.get() + "." + resumptions.get();
        heard.add(new Heard(Instant.now(), session, isLate, id, Said.of(body)));
    }
}
