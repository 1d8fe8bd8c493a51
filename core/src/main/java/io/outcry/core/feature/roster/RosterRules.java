package io.outcry.core.feature.roster;

import io.outcry.core.contact.Act;
import io.outcry.core.contact.ContactLimits;
import io.outcry.core.contact.Outcome;
import io.outcry.core.contact.RosterPush;
import io.outcry.core.contact.UserState;
import io.outcry.core.routing.Session;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.Namespaces;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stanza.StanzaError.Condition;
import java.time.Instant;
import java.util.List;

/** Answers every request for the roster and carries out its changes (RFC 6121 §2). */
final class RosterRules {

    private RosterRules() {}

    /**
     * Answers in any case.
     *
     * @param iq a request about this account's roster, whoever sent it
     */
    static Outcome handle(UserState state, Iq iq, Instant now, ContactLimits limits) {
        var asker = iq.from().orElseThrow();
        if (!asker.sameAccount(state.account())) {
            var error = StanzaError.of(Condition.FORBIDDEN, "a roster is its owner's alone");
            return Outcome.of(state, new Act.Send(iq.bounce(error)));
        }
        var query = iq.payload().find("query", Namespaces.ROSTER);
        if (query.isEmpty()) {
            return Outcome.refuse(
                    state, asker.resource(), iq, StanzaError.of(Condition.BAD_REQUEST, "a roster query is missing"));
        }
        return iq.type() == Iq.Type.GET
                ? get(state, asker.resource(), iq, query.get())
                : RosterSet.handle(state, iq, query.get(), now, limits);
    }

    /** From now on the session is told of changes (RFC 6121 §2.2); what it has already is not sent again (§2.6). */
    private static Outcome get(UserState state, String resource, Iq iq, Element query) {
        if (!query.children().isEmpty()) {
            return Outcome.refuse(
                    state, resource, iq, StanzaError.of(Condition.BAD_REQUEST, "a roster request has no items"));
        }
        var session = state.sessions().find(resource).orElseGet(() -> Session.connected(resource));
        var isCurrent = query.attribute("ver")
                .filter(Long.toString(state.contacts().version())::equals)
                .isPresent();
        var answer = isCurrent ? iq.result() : iq.result(whole(state));
        return Outcome.of(state.with(session.interested()), new Act.Give(resource, answer));
    }

    private static Element whole(UserState state) {
        List<Element> items = state.contacts().all().stream()
                .filter(contact -> contact.isInRoster())
                .map(RosterPush::item)
                .toList();
        return RosterPush.query(state.contacts().version(), items);
    }
}
