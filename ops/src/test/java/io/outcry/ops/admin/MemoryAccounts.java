package io.outcry.ops.admin;

import io.outcry.core.address.Jid;
import io.outcry.core.auth.Account;
import io.outcry.core.auth.AccountStore;
import io.outcry.core.auth.Directory;
import io.outcry.core.auth.ScramHash;
import io.outcry.core.auth.ScramKeys;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentSkipListMap;

/** Accounts of one test. */
public final class MemoryAccounts implements AccountStore {

    private final ConcurrentSkipListMap<String, Account> accounts = new ConcurrentSkipListMap<>();

    @Override
    public Optional<Directory> directory(String domain) {
        return Optional.empty();
    }

    @Override
    public CompletionStage<Optional<Account>> find(Jid account) {
        return done(Optional.ofNullable(accounts.get(account.toString())));
    }

    @Override
    public CompletionStage<Boolean> create(Account account) {
        return done(accounts.putIfAbsent(account.jid().toString(), account) == null);
    }

    @Override
    public CompletionStage<Integer> createAll(List<Account> all) {
        return done((int) all.stream()
                .filter(account -> accounts.putIfAbsent(account.jid().toString(), account) == null)
                .count());
    }

    @Override
    public CompletionStage<Boolean> changeKeys(Jid account, Map<ScramHash, ScramKeys> keys) {
        return done(
                accounts.computeIfPresent(account.toString(), (_, old) -> new Account(account, keys, old.createdAt()))
                        != null);
    }

    @Override
    public CompletionStage<Boolean> remove(Jid account) {
        return done(accounts.remove(account.toString()) != null);
    }

    @Override
    public CompletionStage<List<Jid>> page(String domain, String afterLocal, int limit) {
        return done(accounts.values().stream()
                .map(Account::jid)
                .filter(jid -> jid.domain().equals(domain) && jid.local().compareTo(afterLocal) > 0)
                .sorted(Comparator.comparing(Jid::local))
                .limit(limit)
                .toList());
    }

    @Override
    public CompletionStage<Long> count(String domain) {
        return done(accounts.values().stream()
                .filter(account -> account.jid().domain().equals(domain))
                .count());
    }

    private static <T> CompletionStage<T> done(T value) {
        return CompletableFuture.completedFuture(value);
    }
}
