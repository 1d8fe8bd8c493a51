package io.outcry.ops;

import io.outcry.ops.config.AccountConfig;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Threads for what takes milliseconds of computing: passwords, TLS handshakes. What does not fit is refused. */
final class CryptoThreads {

    private CryptoThreads() {}

    static ExecutorService start(AccountConfig config) {
        return new ThreadPoolExecutor(
                config.loginThreads(),
                config.loginThreads(),
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(config.maxWaitingLogins()),
                Thread.ofPlatform().name("crypto-", 0).daemon().factory());
    }
}
