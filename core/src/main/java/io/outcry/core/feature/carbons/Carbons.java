package io.outcry.core.feature.carbons;

import io.outcry.core.contact.Act;
import io.outcry.core.contact.Outcome;
import io.outcry.core.contact.UserState;
import io.outcry.core.feature.AccountRule;
import io.outcry.core.feature.Feature;
import io.outcry.core.feature.Spec;
import io.outcry.core.routing.Session;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.Name;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stanza.StanzaError.Condition;
import java.util.List;

/** A client asks for copies of what the account's other clients send and get; {@link CarbonCopies} has the rules. */
public final class Carbons implements Feature {

    static final String NAMESPACE = "urn:xmpp:carbons:2";

    @Override
    public List<Spec> specs() {
        return List.of(
                Spec.xep(280, "1.0.1", "Message Carbons").partly("Errors are not copied."),
                Spec.xep(297, "1.0", "Stanza Forwarding").partly("As carbons need it."));
    }

    @Override
    public List<String> disco() {
        return List.of(NAMESPACE);
    }

    @Override
    public List<AccountRule> accountRules() {
        return List.of(
                new AccountRule(new Name("enable", NAMESPACE), (state, request, _) -> switchTo(true, state, request)),
                new AccountRule(
                        new Name("disable", NAMESPACE), (state, request, _) -> switchTo(false, state, request)));
    }

    private static Outcome switchTo(boolean on, UserState state, Iq request) {
        var asker = request.from().orElseThrow();
        if (!asker.sameAccount(state.account())) {
            return Outcome.of(state, new Act.Send(request.bounce(StanzaError.of(Condition.FORBIDDEN))));
        }
        var resource = asker.resource();
        if (request.type() != Iq.Type.SET) {
            return Outcome.refuse(state, resource, request, StanzaError.of(Condition.NOT_ALLOWED));
        }
        var session = state.sessions().find(resource).orElseGet(() -> Session.connected(resource));
        return Outcome.of(state.with(session.withCarbons(on)), new Act.Give(resource, request.result()));
    }
}
