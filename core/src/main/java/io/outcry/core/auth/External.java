package io.outcry.core.auth;

import io.outcry.core.address.Jid;
import io.outcry.core.auth.SaslFailure.Condition;

/** Takes the client's word for whom it is where its certificate says the same (XEP-0178 §3, RFC 4422 appendix A). */
final class External {

    private External() {}

    static SaslStep start(Octets response, SaslContext context) {
        var asked = StrictText.utf8(response);
        if (asked.isEmpty()) {
            return SaslStep.fail(Condition.MALFORMED_REQUEST);
        }
        var certified = context.certifiedAccounts();
        if (certified.isEmpty()) {
            return SaslStep.fail(Condition.NOT_AUTHORIZED);
        }
        if (asked.get().isEmpty()) {
            return certified.size() == 1
                    ? lookUp(certified.getFirst())
                    : SaslStep.fail(Condition.INVALID_AUTHZID, "The certificate has several accounts: name one.");
        }
        return Jid.find(asked.get())
                .filter(certified::contains)
                .map(External::lookUp)
                .orElseGet(() -> SaslStep.fail(Condition.INVALID_AUTHZID));
    }

    private static SaslStep lookUp(Jid account) {
        return new SaslStep.NeedAccount(account, new ExternalLookup(account));
    }
}
