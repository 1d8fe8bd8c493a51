package io.outcry.core.auth;

import io.outcry.core.StoreException;
import io.outcry.core.StoreException.Reason;
import io.outcry.core.address.Jid;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Our own accounts and those of directories, as one store. A domain's accounts are in one place only: where it belongs to a
 * directory, an account of that domain in our own store is nobody's.
 */
public final class CombinedAccounts implements AccountStore {

    private final AccountStore own;
    private final Map<String, Directory> directories;

    /** @param directories by domain */
    public CombinedAccounts(AccountStore own, Map<String, Directory> directories) {
        this.own = own;
        this.directories = Map.copyOf(directories);
    }

    @Override
    public Optional<Directory> directory(String domain) {
        return Optional.ofNullable(directories.get(domain)).or(() -> own.directory(domain));
    }

    @Override
    public CompletionStage<Optional<Account>> find(Jid account) {
        return directory(account.domain())
                .map(directory -> find(directory, account.bare()))
                .orElseGet(() -> own.find(account));
    }

    private static CompletionStage<Optional<Account>> find(Directory directory, Jid account) {
        // A directory gives out no keys, and when it made the account is its own affair.
        var known = new Account(account, Map.of(), Instant.EPOCH);
        return directory.exists(account).thenApply(exists -> exists ? Optional.of(known) : Optional.empty());
    }

    @Override
    public CompletionStage<Boolean> create(Account account) {
        return refusal(account.jid().domain())
                .<CompletionStage<Boolean>>map(CompletableFuture::failedFuture)
                .orElseGet(() -> own.create(account));
    }

    @Override
    public CompletionStage<Integer> createAll(List<Account> accounts) {
        return accounts.stream()
                .flatMap(account -> refusal(account.jid().domain()).stream())
                .findFirst()
                .<CompletionStage<Integer>>map(CompletableFuture::failedFuture)
                .orElseGet(() -> own.createAll(accounts));
    }

    @Override
    public CompletionStage<Boolean> changeKeys(Jid account, Map<ScramHash, ScramKeys> keys) {
        return refusal(account.domain())
                .<CompletionStage<Boolean>>map(CompletableFuture::failedFuture)
                .orElseGet(() -> own.changeKeys(account, keys));
    }

    @Override
    public CompletionStage<Boolean> remove(Jid account) {
        return refusal(account.domain())
                .<CompletionStage<Boolean>>map(CompletableFuture::failedFuture)
                .orElseGet(() -> own.remove(account));
    }

    @Override
    public CompletionStage<List<Jid>> page(String domain, String afterLocal, int limit) {
        return refusal(domain)
                .<CompletionStage<List<Jid>>>map(CompletableFuture::failedFuture)
                .orElseGet(() -> own.page(domain, afterLocal, limit));
    }

    @Override
    public CompletionStage<Long> count(String domain) {
        return refusal(domain)
                .<CompletionStage<Long>>map(CompletableFuture::failedFuture)
                .orElseGet(() -> own.count(domain));
    }

    private Optional<StoreException> refusal(String domain) {
        return directory(domain)
                .map(directory -> new StoreException(
                        Reason.REFUSED,
                        "the accounts of " + domain + " are kept in the directory " + directory.name()
                                + ": they are listed and changed there"));
    }
}
