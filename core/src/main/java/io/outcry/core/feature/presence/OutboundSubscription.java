package io.outcry.core.feature.presence;

import io.outcry.core.address.Jid;
import io.outcry.core.contact.Act;
import io.outcry.core.contact.Change;
import io.outcry.core.contact.ContactLimits;
import io.outcry.core.contact.Outcome;
import io.outcry.core.contact.RosterPush;
import io.outcry.core.contact.SubscriptionChange;
import io.outcry.core.contact.SubscriptionRules;
import io.outcry.core.contact.UserState;
import io.outcry.core.stanza.Presence;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stanza.StanzaError.Condition;
import java.time.Instant;
import java.util.ArrayList;

/** A client asks for, gives, denies or gives up a subscription (RFC 6121 §§3.1.2, 3.1.5, 3.2.2, 3.3.2, 3.4). */
final class OutboundSubscription {

    private OutboundSubscription() {}

    static Outcome handle(UserState state, String resource, Presence presence, Instant now, ContactLimits limits) {
        var contact = presence.to().orElseThrow().bare();
        if (contact.equals(state.account())) {
            return Outcome.refuse(
                    state,
                    resource,
                    presence,
                    StanzaError.of(Condition.NOT_ALLOWED, "an account sees its own presence without a subscription"));
        }
        var change = SubscriptionRules.outbound(state.contacts().get(contact), presence.type());
        var isAdded = !change.before().isInRoster() && change.after().isInRoster();
        if (isAdded && state.contacts().inRoster() >= limits.maxContacts()) {
            return Outcome.refuse(
                    state,
                    resource,
                    presence,
                    StanzaError.of(
                            Condition.RESOURCE_CONSTRAINT,
                            "a roster holds at most %d contacts".formatted(limits.maxContacts())));
        }
        return carryOut(state, change, presence, contact, now);
    }

    private static Outcome carryOut(
            UserState state, SubscriptionChange change, Presence presence, Jid contact, Instant now) {
        var after = state.with(change, now);
        var acts = new ArrayList<Act>();
        if (change.isChange()) {
            acts.add(new Act.Save(
                    new Change.OfContact(change.after(), after.contacts().version())));
        }
        if (change.closesPresence()) {
            // First, for behind the denial the other side no longer listens (RFC 6121 §3.2.2).
            acts.addAll(Announcement.unavailable(after, contact));
        }
        if (change.goesOn()) {
            // Subscriptions are between accounts, not sessions (RFC 6121 §3.1.2).
            acts.add(new Act.Send(
                    presence.with(presence.header().withFrom(state.account()).withTo(contact))));
        }
        if (change.changesRoster()) {
            acts.addAll(RosterPush.of(after, change.after()));
        }
        if (change.opensPresence()) {
            acts.addAll(Announcement.available(after, contact));
        }
        return new Outcome(after, acts);
    }
}
