package io.outcry.core.feature;

import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.Name;
import io.outcry.core.stanza.StanzaError;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;

/** Answers one kind of request to the server or to an account. */
public interface IqHandler {

    /** Whose requests it answers. */
    enum Scope {
        /** Requests to one of our domains. */
        SERVER,
        /** Requests to an account's bare address, or without an address: to the sender's own. */
        ACCOUNT
    }

    Scope scope();

    /** The request's payload. */
    Name name();

    /** The answer, result or error, addressed back to the sender. A failed stage becomes internal-server-error. */
    CompletionStage<Iq> answer(Iq request, Facts facts);

    /** A handler that knows its answer at once. */
    static IqHandler of(Scope scope, Name name, BiFunction<Iq, Facts, Iq> rule) {
        return new Immediate(scope, name, rule);
    }

    /** One that answers queries and refuses to change anything: a set is not-allowed, but tells strangers nothing. */
    static IqHandler ofGet(Scope scope, Name name, BiFunction<Iq, Facts, Iq> rule) {
        return of(
                scope,
                name,
                (request, facts) -> request.type() == Iq.Type.GET
                        ? rule.apply(request, facts)
                        : request.bounce(StanzaError.of(refusal(scope, request, facts))));
    }

    private static StanzaError.Condition refusal(Scope scope, Iq request, Facts facts) {
        var isStranger = scope == Scope.ACCOUNT
                && request.from()
                        .filter(asker -> !asker.sameAccount(facts.account()))
                        .isPresent();
        return isStranger ? StanzaError.Condition.SERVICE_UNAVAILABLE : StanzaError.Condition.NOT_ALLOWED;
    }

    /** Answers by a pure rule. */
    record Immediate(Scope scope, Name name, BiFunction<Iq, Facts, Iq> rule) implements IqHandler {

        @Override
        public CompletionStage<Iq> answer(Iq request, Facts facts) {
            return CompletableFuture.completedStage(rule.apply(request, facts));
        }
    }
}
