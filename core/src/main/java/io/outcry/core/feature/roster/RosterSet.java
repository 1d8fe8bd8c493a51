package io.outcry.core.feature.roster;

import io.outcry.core.address.Jid;
import io.outcry.core.contact.Act;
import io.outcry.core.contact.Change;
import io.outcry.core.contact.Contact;
import io.outcry.core.contact.ContactLimits;
import io.outcry.core.contact.Outcome;
import io.outcry.core.contact.RosterPush;
import io.outcry.core.contact.UserState;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.Presence;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stanza.StanzaError.Condition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Adds, changes or removes one contact (RFC 6121 §§2.3–2.5). */
final class RosterSet {

    private RosterSet() {}

    static Outcome handle(UserState state, Iq iq, Element query, Instant now, ContactLimits limits) {
        return switch (RosterItem.read(query, state.account(), limits)) {
            case RosterItem.Wrong wrong -> refuse(state, iq, wrong.error());
            case RosterItem.Removal removal -> remove(state, iq, removal.jid(), now);
            case RosterItem.Wish wish -> put(state, iq, wish, now, limits);
        };
    }

    private static Outcome put(UserState state, Iq iq, RosterItem.Wish wish, Instant now, ContactLimits limits) {
        var before = state.contacts().get(wish.jid());
        if (!before.isInRoster() && state.contacts().inRoster() >= limits.maxContacts()) {
            var text = "a roster holds at most %d contacts".formatted(limits.maxContacts());
            return refuse(state, iq, StanzaError.of(Condition.RESOURCE_CONSTRAINT, text));
        }
        var contact = before.inRoster().withName(wish.name()).withGroups(wish.groups());
        return changed(state, iq, contact, now, List.of());
    }

    /** Both sides' subscriptions end with the contact (RFC 6121 §2.5.2). */
    private static Outcome remove(UserState state, Iq iq, Jid jid, Instant now) {
        var contact = state.contacts().get(jid);
        if (!contact.isInRoster()) {
            return refuse(state, iq, StanzaError.of(Condition.ITEM_NOT_FOUND, "this contact is not in the roster"));
        }
        var farewell = new ArrayList<Act>();
        if (contact.subscription().isTo() || contact.isAsking()) {
            farewell.add(send(Presence.Type.UNSUBSCRIBE, state.account(), jid));
        }
        if (contact.subscription().isFrom()) {
            for (var session : state.sessions().available()) {
                var client = state.account().withResource(session.resource());
                farewell.add(send(Presence.Type.UNAVAILABLE, client, jid));
            }
        }
        if (contact.subscription().isFrom() || contact.hasRequest()) {
            farewell.add(send(Presence.Type.UNSUBSCRIBED, state.account(), jid));
        }
        return changed(state, iq, Contact.unknown(jid), now, farewell);
    }

    private static Outcome changed(UserState state, Iq iq, Contact contact, Instant now, List<Act> farewell) {
        var version = state.contacts().nextVersion(now);
        var after = state.with(contact, version);
        var acts = new ArrayList<Act>();
        acts.add(new Act.Save(new Change.OfContact(contact, version)));
        acts.addAll(RosterPush.of(after, contact));
        acts.add(new Act.Give(resource(iq), iq.result()));
        acts.addAll(farewell);
        return new Outcome(after, acts);
    }

    private static Act send(Presence.Type type, Jid from, Jid to) {
        return new Act.Send(Presence.of(type, from, to));
    }

    private static Outcome refuse(UserState state, Iq iq, StanzaError error) {
        return Outcome.refuse(state, resource(iq), iq, error);
    }

    private static String resource(Iq iq) {
        return iq.from().orElseThrow().resource();
    }
}
