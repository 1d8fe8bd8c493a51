package io.outcry.core.feature.vcard;

import io.outcry.core.address.Jid;
import io.outcry.core.feature.Facts;
import io.outcry.core.feature.IqHandler;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.Name;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stanza.StanzaError.Condition;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Reads an account's card for whoever asks and writes it for the owner alone; the card is never looked into. */
record VCardHandler(VCardStore store, VCardLimits limits) implements IqHandler {

    @Override
    public Scope scope() {
        return Scope.ACCOUNT;
    }

    @Override
    public Name name() {
        return new Name("vCard", VCards.NAMESPACE);
    }

    @Override
    public CompletionStage<Iq> answer(Iq request, Facts facts) {
        var account = facts.account();
        var isOwner = request.from().filter(account::sameAccount).isPresent();
        return request.type() == Iq.Type.GET ? get(request, account, isOwner) : set(request, account, isOwner);
    }

    private CompletionStage<Iq> get(Iq request, Jid account, boolean isOwner) {
        // Others are answered as if there were no such account, so that nobody finds out which there are (XEP-0054
        // §3.3).
        var missing = isOwner ? Condition.ITEM_NOT_FOUND : Condition.SERVICE_UNAVAILABLE;
        return store.find(account)
                .thenApply(
                        found -> found.map(request::result).orElseGet(() -> request.bounce(StanzaError.of(missing))));
    }

    private CompletionStage<Iq> set(Iq request, Jid account, boolean isOwner) {
        if (!isOwner) {
            return refuse(request, StanzaError.of(Condition.FORBIDDEN));
        }
        if (request.payload().roughSizeBytes() > limits.maxBytes()) {
            var text = "a vCard may have at most %d bytes".formatted(limits.maxBytes());
            return refuse(request, StanzaError.of(Condition.NOT_ACCEPTABLE, text));
        }
        return store.save(account, request.payload()).thenApply(_ -> request.result());
    }

    private static CompletionStage<Iq> refuse(Iq request, StanzaError error) {
        return CompletableFuture.completedStage(request.bounce(error));
    }
}
