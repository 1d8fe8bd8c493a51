package io.outcry.core.feature.presence;

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
import java.util.List;

/** A contact asks for, gives, denies or gives up a subscription (RFC 6121 §§3.1.3, 3.1.6, 3.2.3, 3.3.3). */
final class InboundSubscription {

    private InboundSubscription() {}

    static Outcome handle(UserState state, Presence received, Instant now, ContactLimits limits) {
        var contact = received.from().orElseThrow().bare();
        if (contact.equals(state.account())) {
            return Outcome.nothing(state);
        }
        var presence = received.with(received.header().withFrom(contact).withTo(state.account()));
        var change = SubscriptionRules.inbound(state.contacts().get(contact), presence);
        var isNewRequest = !change.before().hasRequest() && change.after().hasRequest();
        if (isNewRequest && state.contacts().requests() >= limits.maxRequests()) {
            var error =
                    StanzaError.of(Condition.RESOURCE_CONSTRAINT, "too many requests wait for the receiver's answer");
            return Outcome.of(state, new Act.Send(presence.bounce(error)));
        }
        return carryOut(state, change, presence, now);
    }

    private static Outcome carryOut(UserState state, SubscriptionChange change, Presence presence, Instant now) {
        var contact = change.after().jid();
        var after = state.with(change, now);
        var acts = new ArrayList<Act>();
        if (change.isChange()) {
            acts.add(new Act.Save(
                    new Change.OfContact(change.after(), after.contacts().version())));
        }
        change.answer().ifPresent(answer -> acts.add(new Act.Send(Presence.of(answer, state.account(), contact))));
        if (change.goesOn()) {
            acts.addAll(delivered(after, presence));
        }
        if (change.changesRoster()) {
            acts.addAll(RosterPush.of(after, change.after()));
        }
        if (change.closesPresence()) {
            acts.addAll(Announcement.unavailable(after, contact));
        } else if (change.answer().isPresent()) {
            // Also where nothing changed: who asks again has lost what it was told.
            acts.addAll(Announcement.available(after, contact));
        }
        return new Outcome(after, acts);
    }

    /** A request is for those who can answer it; the rest goes with the roster's pushes (RFC 6121 §2.2). */
    private static List<Act> delivered(UserState state, Presence presence) {
        var receivers = presence.type() == Presence.Type.SUBSCRIBE
                ? state.sessions().available()
                : state.sessions().interested();
        return receivers.stream()
                .<Act>map(session -> new Act.Give(session.resource(), presence))
                .toList();
    }
}
