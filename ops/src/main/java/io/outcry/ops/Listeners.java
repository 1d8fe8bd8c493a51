package io.outcry.ops;

import io.outcry.actors.c2s.SessionServices;
import io.outcry.actors.c2s.tcp.ClientListener;
import io.outcry.actors.c2s.tcp.ClientPort;
import io.outcry.codecs.tls.TlsIdentities;
import io.outcry.codecs.xmpp.XmppFlow;
import io.outcry.codecs.xmpp.XmppFlow.Security;
import io.outcry.core.Stages;
import io.outcry.core.meter.Meter;
import io.outcry.core.stanza.Namespaces;
import io.outcry.ops.config.ListenerConfig;
import io.outcry.ops.config.OutcryConfig;
import io.outcry.ops.host.PortCheck;
import io.outcry.ops.host.StartRefusedException;
import io.outcry.ops.node.Launch;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.stream.javadsl.Tcp;

/** The ports that clients connect to, and their certificates. */
final class Listeners {

    private static final Duration BIND_WITHIN = Duration.ofSeconds(5);
    private static final Duration COUNT_WITHIN = Duration.ofSeconds(2);

    /** Whatever pace was asked for, a node is not drained for longer: what is left goes at once then. */
    private static final Duration DRAIN_WITHIN = Duration.ofHours(1);

    /** Less than Pekko gives the phase of a node's stop in which sessions end. */
    private static final Duration END_WITHIN = Duration.ofSeconds(4);

    private record Open(ActorRef<ClientListener.Command> listener, Tcp.ServerBinding binding) {}

    private final ActorSystem<?> system;
    private final Launch launch;
    private final OutcryConfig config;
    private final Executor crypto;
    private final TlsIdentities identities;
    private final List<Open> open = new ArrayList<>();

    Listeners(ActorSystem<?> system, Launch launch, Executor crypto) throws StartRefusedException {
        this.system = system;
        this.launch = launch;
        this.config = launch.config().outcry();
        this.crypto = crypto;
        this.identities = identities();
    }

    private TlsIdentities identities() throws StartRefusedException {
        var certificates = launch.certificates();
        var sources = config.domains().stream()
                .map(domain -> new TlsIdentities.Source(
                        domain, certificates.certificateFile(domain), certificates.keyFile(domain)))
                .toList();
        try {
            return TlsIdentities.load(
                    new TlsIdentities.Settings(sources, config.accounts().clientAuthorities()));
        } catch (IOException | GeneralSecurityException wrong) {
            throw new StartRefusedException("The certificates cannot be used: " + wrong.getMessage(), wrong);
        }
    }

    void start(SessionServices services) throws StartRefusedException {
        for (var entry : config.listeners().entrySet()) {
            open.add(start(entry.getKey(), entry.getValue(), services));
        }
        var every = config.tls().reloadEvery();
        system.scheduler().scheduleWithFixedDelay(every, every, this::reload, system.executionContext());
    }

    private Open start(String name, ListenerConfig listener, SessionServices services) throws StartRefusedException {
        ActorRef<ClientListener.Command> actor = system.systemActorOf(
                ClientListener.create(name, services, config.connections().limits()),
                "listener-" + name,
                Props.empty());
        var port = new ClientPort(
                new InetSocketAddress(listener.address(), listener.port()),
                config.connections().backlog(),
                listener.proxyProtocol() ? Optional.of(config.connections().proxyTimeout()) : Optional.empty(),
                settings(listener, services.meter()));
        return new Open(actor, waitFor(name, listener, port.bind(system, actor)));
    }

    private XmppFlow.Settings settings(ListenerConfig listener, Meter meter) {
        var security = listener.directTls()
                ? new Security(Security.Begin.AT_ONCE, identities::directEngine, crypto)
                : new Security(Security.Begin.ON_COMMAND, identities::engine, crypto);
        return new XmppFlow.Settings(
                config.limits(),
                Namespaces.CLIENT,
                config.connections().maxUnsentBytes(),
                security,
                config.connections().times(),
                meter);
    }

    private static Tcp.ServerBinding waitFor(
            String name, ListenerConfig listener, CompletionStage<Tcp.ServerBinding> bound)
            throws StartRefusedException {
        try {
            return bound.toCompletableFuture().get(BIND_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException wrong) {
            throw PortCheck.taken("listeners." + name + ".port", listener.address(), listener.port(), wrong);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StartRefusedException("the start was interrupted", interrupted);
        }
    }

    private void reload() {
        switch (identities.reload()) {
            case TlsIdentities.Reload.Unchanged _ -> {}
            case TlsIdentities.Reload.Reloaded _ -> system.log().info("certificates.reloaded");
            case TlsIdentities.Reload.Refused refused ->
                system.log().atWarn().addKeyValue("reason", refused.reason()).log("certificates.refused");
        }
    }

    /** How many clients are connected. */
    CompletionStage<Long> connections() {
        return ask(COUNT_WITHIN, ClientListener.Count::new)
                .thenApply(counts -> counts.stream().mapToLong(count -> count).sum());
    }

    /** No client can connect any more. */
    CompletionStage<Done> unbind() {
        return Stages.all(open.stream().map(each -> each.binding().unbind()).toList())
                .thenApply(_ -> Done.getInstance());
    }

    /** Every session goes to another node or tells its client that this one stops, so many in a second. */
    CompletionStage<Done> drain(int sessionsPerSecond) {
        return ended(ask(DRAIN_WITHIN, replyTo -> new ClientListener.Drain(sessionsPerSecond, replyTo)));
    }

    /** Every session goes to another node or tells its client that this one stops, and ends; those that do not are cut off. */
    CompletionStage<Done> endSessions() {
        return ended(ask(END_WITHIN, ClientListener.Shutdown::new));
    }

    /** Who has not ended in time is not waited for. */
    private static CompletionStage<Done> ended(CompletionStage<List<Done>> all) {
        return all.thenApply(_ -> Done.getInstance()).exceptionally(_ -> Done.getInstance());
    }

    /** What all of them answer. */
    private <T> CompletionStage<List<T>> ask(Duration within, Function<ActorRef<T>, ClientListener.Command> question) {
        return Stages.all(open.stream()
                .map(each -> AskPattern.<ClientListener.Command, T>ask(
                        each.listener(), question::apply, within, system.scheduler()))
                .toList());
    }
}
