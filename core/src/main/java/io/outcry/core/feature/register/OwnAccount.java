package io.outcry.core.feature.register;

import io.outcry.core.address.Jid;
import io.outcry.core.auth.AccountStore;
import io.outcry.core.auth.PasswordKeys;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stanza.StanzaError.Condition;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;

/**
 * What a client that logged in asks about its own account (XEP-0077 §3.2, §3.3). A client logs in under TLS only, so a
 * password never comes in the clear.
 */
public final class OwnAccount {

    private final RegistrationRules rules;
    private final AccountStore accounts;
    private final NewKeys newKeys;
    private final AccountRemoved listener;

    public OwnAccount(RegistrationRules rules, AccountStore accounts, NewKeys newKeys, AccountRemoved listener) {
        this.rules = rules;
        this.accounts = accounts;
        this.newKeys = newKeys;
        this.listener = listener;
    }

    CompletionStage<Iq> answer(Iq request) {
        // A request about somebody else's account, or from another domain, is none that this server serves.
        var client = request.from().filter(from -> isAboutOwn(from, request));
        var query = RegisterQuery.read(request);
        if (client.isEmpty() || query.isEmpty()) {
            return refuse(request, Condition.SERVICE_UNAVAILABLE);
        }
        if (request.type() == Iq.Type.GET) {
            return CompletableFuture.completedStage(current(request, client.get()));
        }
        if (accounts.directory(client.get().domain()).isPresent()) {
            return refuse(request, Condition.NOT_ALLOWED);
        }
        return query.get().isRemoval()
                ? remove(request, client.get())
                : changePassword(request, client.get(), query.get());
    }

    private static boolean isAboutOwn(Jid from, Iq request) {
        return !from.local().isEmpty()
                && request.to()
                        .map(to -> to.equals(from.bare()) || to.equals(from.host()))
                        .orElse(true);
    }

    private static Iq current(Iq request, Jid client) {
        return request.result(Element.named("query", RegisterQuery.NAMESPACE)
                .child(Element.empty("registered", RegisterQuery.NAMESPACE))
                .child("username", client.local())
                .child(Element.empty("password", RegisterQuery.NAMESPACE))
                .build());
    }

    private CompletionStage<Iq> changePassword(Iq request, Jid client, RegisterQuery query) {
        if (!rules.mayChangePassword()) {
            return refuse(request, Condition.NOT_ALLOWED);
        }
        if (!query.isComplete()) {
            return refuse(request, Condition.BAD_REQUEST);
        }
        if (Jid.find(query.userName() + "@" + client.domain())
                .filter(client.bare()::equals)
                .isEmpty()) {
            return refuse(request, Condition.BAD_REQUEST);
        }
        var password = PasswordKeys.prepare(query.password().text());
        if (password.isEmpty()) {
            return refuse(request, Condition.NOT_ACCEPTABLE);
        }
        try {
            return newKeys.derive(password.get())
                    .thenCompose(keys -> accounts.changeKeys(client.bare(), keys))
                    .thenApply(isChanged -> isChanged ? request.result() : bounce(request, Condition.ITEM_NOT_FOUND));
        } catch (RejectedExecutionException _) {
            return refuse(request, Condition.RESOURCE_CONSTRAINT);
        }
    }

    private CompletionStage<Iq> remove(Iq request, Jid client) {
        if (!rules.mayRemove()) {
            return refuse(request, Condition.NOT_ALLOWED);
        }
        // XEP-0077 §3.2: a removal stands alone in its query.
        var isAlone = request.payload()
                .find("query", RegisterQuery.NAMESPACE)
                .filter(query -> query.children().size() == 1)
                .isPresent();
        if (!isAlone) {
            return refuse(request, Condition.BAD_REQUEST);
        }
        return accounts.remove(client.bare()).thenApply(isRemoved -> {
            if (!isRemoved) {
                return bounce(request, Condition.ITEM_NOT_FOUND);
            }
            listener.removed(client.bare(), client);
            return request.result();
        });
    }

    private static CompletionStage<Iq> refuse(Iq request, Condition condition) {
        return CompletableFuture.completedStage(bounce(request, condition));
    }

    private static Iq bounce(Iq request, Condition condition) {
        return request.bounce(StanzaError.of(condition));
    }
}
