package io.outcry.core.auth;

import io.outcry.core.auth.SaslFailure.Condition;
import java.util.Optional;

/** Judges the client's first message of SCRAM (RFC 5802 §5, §6). */
final class ScramStart {

    private ScramStart() {}

    static SaslStep start(SaslMechanism mechanism, Octets response, SaslContext context) {
        var read = StrictText.utf8(response).flatMap(ScramFirst::read);
        if (read.isEmpty()) {
            return SaslStep.fail(Condition.MALFORMED_REQUEST);
        }
        var first = read.get();
        var wrongBinding = checkBinding(mechanism, first, context);
        if (wrongBinding.isPresent()) {
            return new SaslStep.Failure(wrongBinding.get());
        }
        var account = context.accountOf(first.userName());
        if (account.isEmpty()) {
            return SaslStep.fail(Condition.NOT_AUTHORIZED);
        }
        if (!SaslContext.mayActAs(account.get(), first.authorizationId())) {
            return SaslStep.fail(Condition.INVALID_AUTHZID);
        }
        return new SaslStep.NeedAccount(account.get(), new ScramLookup(account.get(), mechanism, first, context));
    }

    private static Optional<SaslFailure> checkBinding(SaslMechanism mechanism, ScramFirst first, SaslContext context) {
        return switch (first.binding()) {
            case ScramFirst.Binding.Unsupported _ -> mismatch(mechanism.bindsChannel());
            case ScramFirst.Binding.NotOffered _
            when context.offer().bindsChannel() ->
                // Somebody between took the -PLUS mechanisms out of what the client saw.
                Optional.of(SaslFailure.of(Condition.NOT_AUTHORIZED, "This server did offer channel binding."));
            case ScramFirst.Binding.NotOffered _ -> mismatch(mechanism.bindsChannel());
            case ScramFirst.Binding.Used _ when !mechanism.bindsChannel() -> mismatch(true);
            case ScramFirst.Binding.Used used
            when !context.offer().channelBindings().contains(used.name()) ->
                Optional.of(SaslFailure.of(Condition.NOT_AUTHORIZED, "That channel binding was not offered."));
            case ScramFirst.Binding.Used _ -> Optional.empty();
        };
    }

    private static Optional<SaslFailure> mismatch(boolean isMismatch) {
        return isMismatch
                ? Optional.of(SaslFailure.of(
                        Condition.MALFORMED_REQUEST, "The mechanism and the channel-binding flag do not fit."))
                : Optional.empty();
    }
}
