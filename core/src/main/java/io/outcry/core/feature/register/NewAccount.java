package io.outcry.core.feature.register;

import io.outcry.core.address.Jid;
import io.outcry.core.auth.PasswordKeys;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stanza.StanzaError.Condition;

/** What a client asks on a stream that nobody logged in on yet: to make an account (XEP-0077 §3.1). Off by default. */
public sealed interface NewAccount {

    /**
     * Derive keys ({@link NewKeys}), create the account, and answer {@code request.result()}, or {@link #taken} where the
     * store has it already. Count it against the client's address first.
     */
    record Create(Jid account, RegisterQuery.Secret password, Iq request) implements NewAccount {

        /** Prepared; for {@link NewKeys#derive} alone. */
        public String preparedPassword() {
            return password.text();
        }
    }

    /** Nothing to do but to send this. */
    record Answer(Iq iq) implements NewAccount {}

    /** Judges a request that came on a stream of this domain. */
    static NewAccount judge(Iq request, String domain, RegistrationRules rules) {
        var query = RegisterQuery.read(request);
        if (!rules.mayRegister() || query.isEmpty() || !request.isRequest()) {
            return refuse(request, Condition.SERVICE_UNAVAILABLE);
        }
        if (request.to().filter(to -> !to.equals(Jid.ofDomain(domain))).isPresent()) {
            return refuse(request, Condition.NOT_ALLOWED);
        }
        if (request.type() == Iq.Type.GET) {
            return new Answer(request.result(form()));
        }
        if (query.get().isRemoval()) {
            return refuse(request, Condition.REGISTRATION_REQUIRED);
        }
        var account = Jid.find(query.get().userName() + "@" + domain)
                .filter(jid ->
                        jid.isBare() && !jid.local().isEmpty() && jid.domain().equals(domain));
        var password = PasswordKeys.prepare(query.get().password().text());
        return account.isPresent() && password.isPresent()
                ? new Create(account.get(), new RegisterQuery.Secret(password.get()), request)
                : refuse(request, Condition.NOT_ACCEPTABLE);
    }

    /** The answer where somebody has the name already. */
    static Iq taken(Iq request) {
        return request.bounce(StanzaError.of(Condition.CONFLICT));
    }

    private static Element form() {
        return Element.named("query", RegisterQuery.NAMESPACE)
                .child("instructions", "Choose a user name and a password.")
                .child(Element.empty("username", RegisterQuery.NAMESPACE))
                .child(Element.empty("password", RegisterQuery.NAMESPACE))
                .build();
    }

    private static NewAccount refuse(Iq request, Condition condition) {
        return new Answer(request.bounce(StanzaError.of(condition)));
    }
}
