package io.outcry.core.feature.pep;

import io.outcry.core.address.Jid;
import io.outcry.core.contact.Contact;
import io.outcry.core.contact.Subscription;
import io.outcry.core.contact.UserState;
import io.outcry.core.pep.Affiliation;
import io.outcry.core.pep.PepNode;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stanza.StanzaError.Condition;
import java.util.Collections;
import java.util.Optional;

/** Who may see a node's items and subscribe to it (XEP-0060 §§4.5, 6.1.3, 6.5.9). */
final class Access {

    private Access() {}

    static boolean isAllowed(UserState state, PepNode node, Jid somebody) {
        return refusal(state, node, somebody).isEmpty();
    }

    /**
     * Whether the asker is answered as if there were no such account: the owner does not know it and shows it nothing.
     * Whom the owner knows is told what it lacks.
     */
    static boolean isHidden(UserState state, Jid asker) {
        // DEVIATES XEP-0060 §6.1.3.2: its errors would tell strangers which accounts exist (XEP-0030 §10).
        return !asker.sameAccount(state.account())
                && state.contacts().get(asker).subscription() == Subscription.NONE
                && state.pep().all().stream().noneMatch(node -> isAllowed(state, node, asker));
    }

    /** Why somebody may not; empty where it may. */
    static Optional<StanzaError> refusal(UserState state, PepNode node, Jid somebody) {
        if (somebody.sameAccount(state.account())) {
            return Optional.empty();
        }
        var affiliation = Optional.ofNullable(node.affiliates().get(somebody.bare()));
        if (affiliation.filter(Affiliation.OUTCAST::equals).isPresent()) {
            return Optional.of(StanzaError.of(Condition.FORBIDDEN));
        }
        var contact = state.contacts().get(somebody);
        return switch (node.config().access()) {
            case OPEN -> Optional.empty();
            case PRESENCE -> seesPresence(contact);
            case ROSTER -> seesPresence(contact).or(() -> isInGroup(contact, node));
            case WHITELIST -> affiliation.isPresent() ? Optional.empty() : Optional.of(closed());
        };
    }

    private static Optional<StanzaError> seesPresence(Contact contact) {
        return contact.subscription().isFrom()
                ? Optional.empty()
                : Optional.of(PepError.of(Condition.NOT_AUTHORIZED, "presence-subscription-required"));
    }

    private static Optional<StanzaError> isInGroup(Contact contact, PepNode node) {
        return Collections.disjoint(contact.groups(), node.config().allowedGroups())
                ? Optional.of(PepError.of(Condition.NOT_AUTHORIZED, "not-in-roster-group"))
                : Optional.empty();
    }

    private static StanzaError closed() {
        return PepError.of(Condition.NOT_ALLOWED, "closed-node");
    }
}
