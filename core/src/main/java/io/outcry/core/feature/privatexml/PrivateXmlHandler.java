package io.outcry.core.feature.privatexml;

import io.outcry.core.feature.Facts;
import io.outcry.core.feature.IqHandler;
import io.outcry.core.feature.privatexml.PrivateXmlRules.Decision;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.Name;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stanza.StanzaError.Condition;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Carries out what {@link PrivateXmlRules} decides. */
record PrivateXmlHandler(PrivateXmlStore store, PrivateXmlLimits limits) implements IqHandler {

    @Override
    public Scope scope() {
        return Scope.ACCOUNT;
    }

    @Override
    public Name name() {
        return new Name("query", PrivateXml.NAMESPACE);
    }

    @Override
    public CompletionStage<Iq> answer(Iq request, Facts facts) {
        var account = facts.account();
        return switch (PrivateXmlRules.decide(request, account, limits)) {
            case Decision.Refuse refuse -> CompletableFuture.completedStage(request.bounce(refuse.error()));
            case Decision.Find find ->
                store.find(account, find.asked().namespace())
                        .thenApply(found ->
                                found.map(request::result).orElseGet(() -> request.result(nothing(find.asked()))));
            case Decision.Save save ->
                store.save(account, save.byNamespace(), limits.maxNamespaces())
                        .thenApply(isSaved -> isSaved ? request.result() : request.bounce(tooMany()));
        };
    }

    /** As clients know it from other servers; XEP-0049 does not say what is answered before anything was stored. */
    private static Element nothing(Name asked) {
        return Element.named("query", PrivateXml.NAMESPACE)
                .child(Element.empty(asked.local(), asked.namespace()))
                .build();
    }

    private StanzaError tooMany() {
        return StanzaError.of(
                Condition.NOT_ACCEPTABLE,
                "an account stores something in at most %d namespaces".formatted(limits.maxNamespaces()));
    }
}
