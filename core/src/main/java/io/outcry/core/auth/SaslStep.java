package io.outcry.core.auth;

import io.outcry.core.address.Jid;
import java.util.Optional;

/** What is to be done next in an exchange. The states inside are values: nothing happens until somebody goes on with them. */
public sealed interface SaslStep {

    /**
     * Look this account up and go on with {@link AwaitingAccount#found}, with what was found or with nothing. Count the
     * attempt before that ({@link LoginAttempts#begin}). A look-up that fails is temporary-auth-failure.
     */
    record NeedAccount(Jid account, AwaitingAccount next) implements SaslStep {}

    /**
     * Let the domain's directory check this password ({@link Directory#check}) and go on with {@link
     * AwaitingCheck#checked}. Count the attempt before that, as for {@link NeedAccount}. A check that fails is
     * temporary-auth-failure.
     */
    record NeedCheck(Jid account, Octets password, AwaitingCheck next) implements SaslStep {}

    /** Send this and wait for the client's response. */
    record Challenge(Octets content, AwaitingResponse next) implements SaslStep {}

    /**
     * The client is who it says.
     *
     * @param account bare
     * @param additional what the client gets with the success, by which it knows that the server knows its keys
     */
    record Success(SaslMechanism mechanism, Jid account, Optional<Octets> additional) implements SaslStep {}

    /** The exchange is over; the client may begin another as long as the stream's attempts last (RFC 6120 §6.4.5). */
    record Failure(SaslFailure failure) implements SaslStep {}

    static SaslStep fail(SaslFailure.Condition condition) {
        return new Failure(SaslFailure.of(condition));
    }

    static SaslStep fail(SaslFailure.Condition condition, String text) {
        return new Failure(SaslFailure.of(condition, text));
    }
}
