package io.outcry.core.auth;

import io.outcry.core.address.Jid;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentSkipListMap;

/** Accounts of a test. */
public final class MemoryAccountStore implements AccountStore {

    private final ConcurrentSkipListMap<Jid, Account> byJid = new ConcurrentSkipListMap<>();

    @Override
    public Optional<Directory> directory(String domain) {
        return Optional.empty();
    }

    @Override
    public CompletionStage<Optional<Account>> find(Jid account) {
        return done(Optional.ofNullable(byJid.get(account.bare())));
    }

    @Override
    public CompletionStage<Boolean> create(Account account) {
        return done(byJid.putIfAbsent(account.jid(), account) == null);
    }

    @Override
    public CompletionStage<Integer> createAll(List<Account> accounts) {
        var created = 0;
        for (var account : accounts) {
            created += byJid.putIfAbsent(account.jid(), account) == null ? 1 : 0;
        }
        return done(created);
    }

    @Override
    public CompletionStage<Boolean> changeKeys(Jid account, Map<ScramHash, ScramKeys> keys) {
        var changed = byJid.computeIfPresent(account.bare(), (jid, old) -> new Account(jid, keys, old.createdAt()));
        return done(changed != null);
    }

    @Override
    public CompletionStage<Boolean> remove(Jid account) {
        return done(byJid.remove(account.bare()) != null);
    }

    @Override
    public CompletionStage<List<Jid>> page(String domain, String afterLocal, int limit) {
        return done(byJid.keySet().stream()
                .filter(jid -> jid.domain().equals(domain) && jid.local().compareTo(afterLocal) > 0)
                .sorted(java.util.Comparator.comparing(Jid::local))
                .limit(limit)
                .toList());
    }

    @Override
    public CompletionStage<Long> count(String domain) {
        return done(byJid.keySet().stream()
                .filter(jid -> jid.domain().equals(domain))
                .count());
    }

    private static <T> CompletionStage<T> done(T answer) {
        return CompletableFuture.completedFuture(answer);
    }
}
