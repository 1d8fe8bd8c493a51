package io.outcry.actors.c2s.tcp;

import io.outcry.codecs.xmpp.XmppFlow;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.stream.Materializer;
import org.apache.pekko.stream.javadsl.Keep;
import org.apache.pekko.stream.javadsl.Tcp;
import org.apache.pekko.stream.typed.javadsl.ActorSink;

/**
 * A socket that clients connect to.
 *
 * @param address where it listens
 * @param backlog most connections that the kernel keeps until they are taken
 * @param proxyTimeout how long a proxy may take to say whom it passes on; empty where there is no proxy in front
 */
public record ClientPort(
        InetSocketAddress address, int backlog, Optional<Duration> proxyTimeout, XmppFlow.Settings settings) {

    /** Fails where the port cannot be had. */
    public CompletionStage<Tcp.ServerBinding> bind(ActorSystem<?> system, ActorRef<ClientListener.Command> listener) {
        var materializer = Materializer.createMaterializer(system);
        var toListener =
                ActorSink.<IncomingClient, ClientListener.Command, ClientListener.Taken>actorRefWithBackpressure(
                        listener,
                        ClientListener.Accepted::new,
                        ClientListener.Listening::new,
                        ClientListener.Taken.TAKEN,
                        new ClientListener.Closed("the socket was closed"),
                        failure -> new ClientListener.Closed(String.valueOf(failure.getMessage())));
        return Tcp.get(Adapter.toClassic(system))
                .bind(address.getHostString(), address.getPort(), backlog, List.of(), true, Optional.empty())
                .map(connection -> new IncomingClient(connection, this, materializer))
                .toMat(toListener, Keep.left())
                .run(materializer);
    }

    boolean isDirectTls() {
        return settings.security().begin() == XmppFlow.Security.Begin.AT_ONCE;
    }
}
