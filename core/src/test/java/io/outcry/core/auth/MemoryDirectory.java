package io.outcry.core.auth;

import io.outcry.core.StoreException;
import io.outcry.core.address.Jid;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** A directory of a test, which can be away. */
public final class MemoryDirectory implements Directory {

    public static final Duration RECHECK_EVERY = Duration.ofMinutes(10);

    private final Map<Jid, Octets> passwords = new ConcurrentHashMap<>();
    private volatile boolean isAway;

    public void put(Jid account, String password) {
        passwords.put(account, Octets.of(password.getBytes(StandardCharsets.UTF_8)));
    }

    public void remove(Jid account) {
        passwords.remove(account);
    }

    public void away(boolean away) {
        isAway = away;
    }

    @Override
    public String name() {
        return "corp";
    }

    @Override
    public List<SaslMechanism> mechanisms() {
        return List.of(SaslMechanism.EXTERNAL, SaslMechanism.PLAIN);
    }

    @Override
    public Duration recheckEvery() {
        return RECHECK_EVERY;
    }

    @Override
    public CompletionStage<Boolean> exists(Jid account) {
        return answer(passwords.containsKey(account));
    }

    @Override
    public CompletionStage<Boolean> check(Jid account, Octets password) {
        return answer(Optional.ofNullable(passwords.get(account))
                .filter(password::equals)
                .isPresent());
    }

    private CompletionStage<Boolean> answer(boolean answer) {
        return isAway
                ? CompletableFuture.failedFuture(new StoreException(StoreException.Reason.FAILED, "corp is away"))
                : CompletableFuture.completedFuture(answer);
    }
}
