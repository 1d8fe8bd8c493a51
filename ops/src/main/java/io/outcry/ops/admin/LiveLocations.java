package io.outcry.ops.admin;

import io.outcry.core.address.Jid;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * Where accounts are in the cluster of this node. Each question is written to the audit log first: the answer tells where
 * somebody is and since when.
 *
 * @param setup where the accounts and the audit log are
 * @param finder looks for an account that exists, in the whole cluster
 * @param actor who is responsible
 */
public record LiveLocations(StoredUsers.Setup setup, Function<Jid, CompletionStage<Location>> finder, String actor)
        implements Locations {

    @Override
    public CompletionStage<Optional<Location>> locate(Jid account) {
        var refusal = setup.foreign(account.domain());
        if (refusal.isPresent()) {
            return CompletableFuture.failedFuture(new AdminRefusedException(refusal.get()));
        }
        return setup.audited(actor, "user.locate", account.toString(), "", "")
                .thenCompose(_ -> setup.accounts().find(account))
                .thenCompose(found -> found.isEmpty()
                        ? CompletableFuture.completedStage(Optional.empty())
                        : finder.apply(account).thenApply(Optional::of));
    }
}
