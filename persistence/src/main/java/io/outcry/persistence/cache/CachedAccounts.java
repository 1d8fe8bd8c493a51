package io.outcry.persistence.cache;

import io.outcry.core.address.Jid;
import io.outcry.core.auth.Account;
import io.outcry.core.auth.AccountStore;
import io.outcry.core.auth.Directory;
import io.outcry.core.auth.ScramHash;
import io.outcry.core.auth.ScramKeys;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Accounts that exist, remembered in this process alone. */
record CachedAccounts(AccountStore database, Layers layers) implements AccountStore {

    @Override
    public Optional<Directory> directory(String domain) {
        return database.directory(domain);
    }

    @Override
    public CompletionStage<Optional<Account>> find(Jid account) {
        return layers.read(Kind.ACCOUNT, account, () -> database.find(account));
    }

    /** Who does not exist is not remembered, so nothing has to be forgotten. */
    @Override
    public CompletionStage<Boolean> create(Account account) {
        return database.create(account);
    }

    @Override
    public CompletionStage<Integer> createAll(List<Account> accounts) {
        return database.createAll(accounts);
    }

    @Override
    public CompletionStage<Boolean> changeKeys(Jid account, Map<ScramHash, ScramKeys> keys) {
        return layers.change(Kind.ACCOUNT, account, () -> database.changeKeys(account, keys));
    }

    @Override
    public CompletionStage<Boolean> remove(Jid account) {
        return layers.change(Kind.ACCOUNT, account, () -> database.remove(account));
    }

    @Override
    public CompletionStage<List<Jid>> page(String domain, String afterLocal, int limit) {
        return database.page(domain, afterLocal, limit);
    }

    @Override
    public CompletionStage<Long> count(String domain) {
        return database.count(domain);
    }
}
