package io.outcry.core.auth;

import io.outcry.core.auth.SaslFailure.Condition;

/** Reads the one message of PLAIN: whom to act as, user name, password, with a zero byte between (RFC 4616 §2). */
final class Plain {

    private Plain() {}

    static SaslStep start(Octets response, SaslContext context) {
        var parts = StrictText.utf8(response).orElse("").split("\0", -1);
        if (parts.length != 3 || parts[1].isEmpty() || parts[2].isEmpty()) {
            return SaslStep.fail(Condition.MALFORMED_REQUEST);
        }
        var account = context.accountOf(parts[1]);
        var password = PasswordKeys.prepare(parts[2]);
        if (account.isEmpty() || password.isEmpty()) {
            return SaslStep.fail(Condition.NOT_AUTHORIZED);
        }
        if (!SaslContext.mayActAs(account.get(), parts[0])) {
            return SaslStep.fail(Condition.INVALID_AUTHZID);
        }
        var bytes = StrictText.bytes(password.get());
        return context.hasDirectory()
                ? new SaslStep.NeedCheck(account.get(), bytes, new AwaitingCheck(account.get()))
                : new SaslStep.NeedAccount(account.get(), new PlainLookup(account.get(), bytes, context.setup()));
    }
}
