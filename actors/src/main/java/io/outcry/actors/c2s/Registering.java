package io.outcry.actors.c2s;

import io.outcry.actors.c2s.ClientSession.Setup;
import io.outcry.core.address.Jid;
import io.outcry.core.auth.Account;
import io.outcry.core.feature.register.NewAccount;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stanza.StanzaError.Condition;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;

/** Makes accounts for clients that have none (XEP-0077 §3.1); off by default. */
final class Registering {

    private static final StanzaError BUSY =
            StanzaError.of(Condition.RESOURCE_CONSTRAINT, "No account can be made just now. Try again later.");

    private static final StanzaError ELSEWHERE =
            StanzaError.of(Condition.NOT_ALLOWED, "The accounts of this domain are made elsewhere.");

    private Registering() {}

    static CompletionStage<Iq> answer(Setup setup, Iq request, String domain) {
        if (setup.services().stores().accounts().directory(domain).isPresent()) {
            return CompletableFuture.completedStage(request.bounce(ELSEWHERE));
        }
        return switch (NewAccount.judge(request, domain, setup.services().registration())) {
            case NewAccount.Answer answer -> CompletableFuture.completedStage(answer.iq());
            case NewAccount.Create create -> create(setup, create);
        };
    }

    private static CompletionStage<Iq> create(Setup setup, NewAccount.Create create) {
        var services = setup.services();
        var now = services.clock().instant();
        // Counted as an attempt of this address and never taken back, so that nobody makes accounts by the thousand.
        var wait = services.attempts()
                .begin(
                        Jid.ofDomain(create.account().domain()),
                        setup.transport().peer().getAddress(),
                        now);
        if (wait.isPresent()) {
            return CompletableFuture.completedStage(create.request().bounce(BUSY));
        }
        try {
            return services.newKeys()
                    .derive(create.preparedPassword())
                    .thenCompose(keys -> services.stores().accounts().create(new Account(create.account(), keys, now)))
                    .thenApply(created -> created ? create.request().result() : NewAccount.taken(create.request()))
                    .exceptionally(_ -> create.request().bounce(BUSY));
        } catch (RejectedExecutionException _) {
            return CompletableFuture.completedStage(create.request().bounce(BUSY));
        }
    }
}
