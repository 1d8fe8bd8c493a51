package io.outcry.ops.admin;

import io.outcry.core.address.Jid;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** What an administrator may do to accounts, wherever they are kept. Each change completes once it is durable. */
public interface Users {

    /** How an import went: what existed already was left as it was. */
    record Imported(int created, int existed) {

        public Imported plus(Imported more) {
            return new Imported(created + more.created, existed + more.existed);
        }
    }

    /**
     * A part of a long list.
     *
     * @param total of the domain
     */
    record Page(List<Jid> accounts, long total) {

        public Page {
            accounts = List.copyOf(accounts);
        }
    }

    /** False where the account exists already; then nothing changes. */
    CompletionStage<Boolean> add(Credential credential);

    CompletionStage<Imported> addAll(List<Credential> credentials);

    /** At most {@code limit} accounts of this domain, in the order of their addresses, behind the given local part. */
    CompletionStage<Page> page(String domain, String afterLocal, int limit);

    /** False where there is no such account. */
    CompletionStage<Boolean> changePassword(Credential credential);

    /** False where there is no such account. */
    CompletionStage<Boolean> remove(Jid account);
}
