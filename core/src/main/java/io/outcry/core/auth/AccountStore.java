package io.outcry.core.auth;

import io.outcry.core.address.Jid;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Keeps the accounts. Each change completes once it is durable. */
public interface AccountStore {

    /** Who keeps the accounts of this domain and checks their passwords, where that is not this store itself. */
    Optional<Directory> directory(String domain);

    CompletionStage<Optional<Account>> find(Jid account);

    /** False where the account exists already; then nothing changes. */
    CompletionStage<Boolean> create(Account account);

    /** Creates all that do not exist yet, in one transaction; tells how many were created. */
    CompletionStage<Integer> createAll(List<Account> accounts);

    /** False where there is no such account. */
    CompletionStage<Boolean> changeKeys(Jid account, Map<ScramHash, ScramKeys> keys);

    /** False where there is no such account. */
    CompletionStage<Boolean> remove(Jid account);

    /** At most {@code limit} accounts of this domain, in the order of their addresses, behind the given local part. */
    CompletionStage<List<Jid>> page(String domain, String afterLocal, int limit);

    CompletionStage<Long> count(String domain);
}
