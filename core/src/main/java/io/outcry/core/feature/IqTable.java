package io.outcry.core.feature;

import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.Name;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stanza.StanzaError.Condition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Finds who answers a request to the server or to an account, and answers those that nobody does (RFC 6120 §8.4). */
public final class IqTable {

    private record Key(IqHandler.Scope scope, Name name) {}

    private final Map<Key, IqHandler> handlers;

    private IqTable(Map<Key, IqHandler> handlers) {
        this.handlers = Map.copyOf(handlers);
    }

    /** Two handlers of one request are an {@link IllegalArgumentException}: a request has one answer. */
    public static IqTable of(List<Feature> features) {
        var handlers = new HashMap<Key, IqHandler>();
        for (var feature : features) {
            for (var handler : feature.iqHandlers()) {
                if (handlers.put(new Key(handler.scope(), handler.name()), handler) != null) {
                    throw new IllegalArgumentException(
                            "two features answer " + handler.name() + " for the " + handler.scope());
                }
            }
        }
        return new IqTable(handlers);
    }

    /**
     * The answer to a request; every request gets one (RFC 6120 §8.2.3). Empty for a result or an error, which nobody here
     * waits for and which must not be answered.
     */
    public Optional<CompletionStage<Iq>> answer(IqHandler.Scope scope, Iq iq, Facts facts) {
        if (!iq.isRequest()) {
            return Optional.empty();
        }
        var names = iq.payload().names();
        if (names.size() != 1) {
            var error = StanzaError.of(Condition.BAD_REQUEST, "a request holds exactly one element");
            return Optional.of(CompletableFuture.completedStage(iq.bounce(error)));
        }
        var handler = Optional.ofNullable(handlers.get(new Key(scope, names.getFirst())));
        return Optional.of(handler.map(found -> found.answer(iq, facts)).orElseGet(() -> unknown(iq)));
    }

    private static CompletionStage<Iq> unknown(Iq request) {
        return CompletableFuture.completedStage(request.bounce(StanzaError.of(Condition.SERVICE_UNAVAILABLE)));
    }
}
