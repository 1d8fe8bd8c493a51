package io.outcry.actors.user;

import io.outcry.actors.client.ClientMessage;
import io.outcry.actors.client.ToClient;
import io.outcry.core.routing.Session;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** A client's actor, played by the test. What its user knows of it, it keeps for itself, as a session does. */
final class Device {

    private final ActorTestKit kit;
    private final TestProbe<ClientMessage> heard;
    private final ActorRef<ClientMessage> ref;
    private volatile long saved;
    private volatile Session known = Session.connected("unknown");

    Device(ActorTestKit kit) {
        this.kit = kit;
        this.heard = kit.createTestProbe();
        this.ref = kit.spawn(Behaviors.receiveMessage(message -> {
            if (message instanceof ToClient.Known(Session session)) {
                known = session;
            } else if (message instanceof ToClient.Saved(long cursor)) {
                saved = cursor;
            } else {
                heard.ref().tell(message);
            }
            return Behaviors.same();
        }));
    }

    ActorRef<ClientMessage> ref() {
        return ref;
    }

    /** How far it was told that what clients have is written down. */
    long saved() {
        return saved;
    }

    Session known() {
        return known;
    }

    <T extends ClientMessage> T expectMessageClass(Class<T> type) {
        return heard.expectMessageClass(type);
    }

    ClientMessage receiveMessage() {
        return heard.receiveMessage();
    }

    void expectNoMessage() {
        heard.expectNoMessage();
    }

    TestProbe<ClientMessage> heard() {
        return heard;
    }

    /** Gone, as with its node. */
    void stop() {
        kit.stop(ref);
    }
}
