package io.outcry.ops;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes this node out of the cluster, once: no new clients, then its sessions go, so many in a second, and then it stops. */
final class Drain implements IntConsumer {

    private static final Logger LOG = LoggerFactory.getLogger(Drain.class);

    private final Listeners listeners;
    private final Runnable stop;
    private final AtomicBoolean isBegun = new AtomicBoolean();

    Drain(Listeners listeners, Runnable stop) {
        this.listeners = listeners;
        this.stop = stop;
    }

    @Override
    public void accept(int sessionsPerSecond) {
        if (isBegun.getAndSet(true)) {
            return;
        }
        LOG.atInfo().addKeyValue("sessions-per-second", sessionsPerSecond).log("node.drain");
        listeners.unbind().thenCompose(_ -> listeners.drain(sessionsPerSecond)).whenComplete((_, _) -> stop.run());
    }
}
