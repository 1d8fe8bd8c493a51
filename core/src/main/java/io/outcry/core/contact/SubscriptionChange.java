package io.outcry.core.contact;

import io.outcry.core.stanza.Presence;
import java.util.Optional;

/**
 * What a subscription stanza does to one contact.
 *
 * @param goesOn a stanza of ours is sent to the contact, one of the contact's is given to our sessions
 * @param answer what is sent back to the contact in the owner's name
 */
public record SubscriptionChange(Contact before, Contact after, boolean goesOn, Optional<Presence.Type> answer) {

    static SubscriptionChange passing(Contact before, Contact after) {
        return new SubscriptionChange(before, after, true, Optional.empty());
    }

    static SubscriptionChange silent(Contact before, Contact after) {
        return new SubscriptionChange(before, after, false, Optional.empty());
    }

    static SubscriptionChange answering(Contact before, Contact after, Presence.Type answer) {
        return new SubscriptionChange(before, after, false, Optional.of(answer));
    }

    public boolean isChange() {
        return !before.equals(after);
    }

    /** The owner's roster looks different now, so that its clients are told. */
    public boolean changesRoster() {
        return !before.looksLike(after);
    }

    /** The contact may see the owner's presence from now on. */
    public boolean opensPresence() {
        return !before.subscription().isFrom() && after.subscription().isFrom();
    }

    /** The contact may not see the owner's presence any more. */
    public boolean closesPresence() {
        return before.subscription().isFrom() && !after.subscription().isFrom();
    }
}
