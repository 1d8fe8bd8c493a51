package io.outcry.it.crash;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** What other threads of a test found. */
final class Futures {

    private Futures() {}

    /** Waits for it; fails with the reason where it failed. */
    static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new AssertionError("a thread of the test failed: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
