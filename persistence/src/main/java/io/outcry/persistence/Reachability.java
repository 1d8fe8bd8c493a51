package io.outcry.persistence;

import io.outcry.core.meter.Meter;
import io.outcry.core.meter.Metric;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether a layer of the stores can be used. The log hears once when that ends, and once when it is so again. */
public final class Reachability {

    private static final Logger LOG = LoggerFactory.getLogger(Reachability.class);

    private final String layer;
    private volatile Optional<Instant> lostAt = Optional.empty();

    public Reachability(String layer, Meter meter) {
        this.layer = layer;
        meter.watch(Metric.LAYERS_LOST, layer, () -> isLost() ? 1 : 0);
    }

    public boolean isLost() {
        return lostAt.isPresent();
    }

    public Optional<Instant> lostAt() {
        return lostAt;
    }

    /** False where that was known already. */
    public synchronized boolean lost(String reason) {
        if (isLost()) {
            return false;
        }
        lostAt = Optional.of(Instant.now());
        LOG.atWarn().addKeyValue("layer", layer).addKeyValue("reason", reason).log("layer.lost");
        return true;
    }

    public void found() {
        if (isLost()) {
            goOn();
        }
    }

    private synchronized void goOn() {
        lostAt.ifPresent(since -> {
            lostAt = Optional.empty();
            LOG.atInfo()
                    .addKeyValue("layer", layer)
                    .addKeyValue("after", Duration.between(since, Instant.now()))
                    .log("layer.found");
        });
    }
}
