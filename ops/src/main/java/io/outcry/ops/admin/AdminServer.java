package io.outcry.ops.admin;

import io.outcry.ops.config.AdminConfig;
import io.outcry.ops.host.PortCheck;
import io.outcry.ops.host.StartRefusedException;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.ServerBinding;
import org.apache.pekko.http.javadsl.server.Route;

/** The port of health and administration, open from {@link #bind} until the actor system stops. */
public record AdminServer(ServerBinding binding) {

    private static final Duration BIND_WITHIN = Duration.ofSeconds(5);
    private static final Duration FINISH_REQUESTS_WITHIN = Duration.ofSeconds(2);

    public static AdminServer bind(ActorSystem<?> system, AdminConfig config, Route routes)
            throws StartRefusedException {
        var bound =
                Http.get(system).newServerAt(config.address(), config.port()).bind(routes);
        return new AdminServer(waitFor(bound, config).addToCoordinatedShutdown(FINISH_REQUESTS_WITHIN, system));
    }

    private static ServerBinding waitFor(CompletionStage<ServerBinding> bound, AdminConfig config)
            throws StartRefusedException {
        try {
            return bound.toCompletableFuture().get(BIND_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException wrong) {
            throw PortCheck.taken("admin.port", config.address(), config.port(), wrong);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StartRefusedException("the start was interrupted", interrupted);
        }
    }

    /** Where callers on this machine reach it. */
    public String url() {
        var address = binding.localAddress();
        var host = address.getAddress().isAnyLocalAddress()
                ? "127.0.0.1"
                : address.getAddress().getHostAddress();
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
    }
}
