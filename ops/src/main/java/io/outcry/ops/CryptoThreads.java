package io.outcry.ops;

import io.outcry.core.meter.Meter;
import io.outcry.core.meter.Metric;
import io.outcry.ops.config.AccountConfig;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Threads for what takes milliseconds of computing: passwords, TLS handshakes. What does not fit is refused. */
final class CryptoThreads {

    private CryptoThreads() {}

    static ExecutorService start(AccountConfig config, Meter meter) {
        var waiting = new ArrayBlockingQueue<Runnable>(config.maxWaitingLogins());
        meter.watch(Metric.QUEUE_LENGTH, "crypto", waiting::size);
        return new ThreadPoolExecutor(
                config.loginThreads(),
                config.loginThreads(),
                0,
                TimeUnit.SECONDS,
                waiting,
                Thread.ofPlatform().name("crypto-", 0).daemon().factory(),
                (_, _) -> {
                    meter.count(Metric.QUEUE_REFUSED, "crypto");
                    throw new RejectedExecutionException("max-waiting-logins are waiting");
                });
    }
}
