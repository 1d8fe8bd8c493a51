package io.outcry.persistence;

import io.outcry.core.StageFailure;
import io.outcry.core.StoreException;
import io.outcry.core.StoreException.Reason;
import io.outcry.core.meter.Meter;
import io.outcry.core.meter.Metric;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/** Tells how long operations of a store take and why some fail. */
public record Operations(Meter meter) {

    /**
     * The same answer, measured from now on.
     *
     * @param operation such as {@code ledger.append}
     */
    public <T> CompletableFuture<T> measured(String operation, CompletableFuture<T> answer) {
        var begunNanos = System.nanoTime();
        return answer.whenComplete((_, failure) -> {
            meter.record(Metric.STORE_TIME, operation, System.nanoTime() - begunNanos);
            if (failure != null) {
                meter.count(Metric.STORE_FAILED, reason(failure).name().toLowerCase(Locale.ROOT));
            }
        });
    }

    private static Reason reason(Throwable failure) {
        return StageFailure.cause(failure) instanceof StoreException known ? known.reason() : Reason.FAILED;
    }
}
