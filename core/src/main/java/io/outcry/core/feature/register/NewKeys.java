package io.outcry.core.feature.register;

import io.outcry.core.auth.PasswordKeys;
import io.outcry.core.auth.ScramHash;
import io.outcry.core.auth.ScramKeys;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/**
 * Derives the keys of new passwords, away from the actors' threads.
 *
 * @param executor with few threads and a bounded queue that rejects what does not fit: each password takes it many
 *     milliseconds
 * @param random a {@link java.security.SecureRandom} outside tests
 * @param iterations of PBKDF2 for new keys
 */
public record NewKeys(Executor executor, RandomGenerator random, int iterations) {

    /** Rejects as its executor does, with {@link java.util.concurrent.RejectedExecutionException}. */
    public CompletionStage<Map<ScramHash, ScramKeys>> derive(String password) {
        return CompletableFuture.supplyAsync(() -> PasswordKeys.derive(password, random, iterations), executor);
    }
}
