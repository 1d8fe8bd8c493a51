package io.outcry.actors.user;

import io.outcry.actors.user.User.Setup;
import io.outcry.core.feature.Facts;
import io.outcry.core.feature.IqHandler;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stanza.StanzaError.Condition;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Requests to the account that are answered from the stores, while the actor goes on. A request that changes something is
 * done before the next one begins, so that whoever writes and then reads finds what was written (RFC 6120 §10.1).
 */
final class Requests {

    private final Setup setup;
    private CompletionStage<Boolean> lastChange = CompletableFuture.completedStage(true);
    private int underWay;

    Requests(Setup setup) {
        this.setup = setup;
    }

    /** Every answer comes to the actor as {@link User.Answered}. */
    void answer(Iq request, Facts facts) {
        if (!request.isRequest()) {
            return;
        }
        var table = setup.services().requests();
        var answer = lastChange.thenCompose(
                _ -> table.answer(IqHandler.Scope.ACCOUNT, request, facts).orElseThrow());
        if (request.type() == Iq.Type.SET) {
            lastChange = answer.handle((_, _) -> true);
        }
        underWay++;
        setup.context().pipeToSelf(answer, (found, failure) -> answered(request, found, failure));
    }

    private static User.Answered answered(Iq request, Iq answer, Throwable failure) {
        return new User.Answered(
                failure == null ? answer : request.bounce(StanzaError.of(Condition.INTERNAL_SERVER_ERROR)));
    }

    void answered(Iq answer) {
        underWay--;
        Sending.send(setup, answer);
    }

    /** Nobody waits, and nothing is being changed. */
    boolean isIdle() {
        return underWay == 0;
    }
}
