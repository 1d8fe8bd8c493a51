package io.outcry.ops.node;

import io.outcry.core.address.Jid;
import io.outcry.ops.admin.Credential;
import io.outcry.ops.admin.Password;
import io.outcry.ops.admin.Users;
import io.outcry.ops.host.StartRefusedException;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What only the first node on an empty data folder does: it makes two people who can talk to each other. */
final class FirstStart {

    private static final long WITHIN_SECONDS = 30;

    private FirstStart() {}

    /** The accounts that were made, with their passwords, which are known nowhere else; none where users exist already. */
    static List<Credential> sampleAccounts(Users users, String domain) throws StartRefusedException {
        try {
            return users.page(domain, "", 1)
                    .thenCompose(page -> page.total() > 0
                            ? java.util.concurrent.CompletableFuture.completedFuture(List.<Credential>of())
                            : make(users, domain))
                    .toCompletableFuture()
                    .orTimeout(WITHIN_SECONDS, TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException failed) {
            throw new StartRefusedException("The sample accounts cannot be made; the log says why.", failed);
        }
    }

    private static java.util.concurrent.CompletionStage<List<Credential>> make(Users users, String domain) {
        var samples = Stream.of("romeo", "juliet")
                .map(local -> new Credential(new Jid(local, domain, ""), Password.random()))
                .toList();
        return users.addAll(samples).thenApply(_ -> samples);
    }
}
