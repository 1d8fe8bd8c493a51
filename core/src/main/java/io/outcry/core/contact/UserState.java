package io.outcry.core.contact;

import io.outcry.core.address.Jid;
import io.outcry.core.routing.Session;
import io.outcry.core.routing.Sessions;
import java.time.Instant;

/**
 * All that the decisions about one account rest on.
 *
 * @param account bare
 */
public record UserState(Jid account, Contacts contacts, BlockList blocked, Sessions sessions) {

    public UserState {
        account = account.bare();
    }

    /** Where nobody is connected and nobody blocked. */
    public static UserState of(Jid account, Contacts contacts) {
        return new UserState(account, contacts, BlockList.EMPTY, Sessions.NONE);
    }

    public UserState with(Contact contact, long version) {
        return new UserState(account, contacts.with(contact, version), blocked, sessions);
    }

    /** With what a subscription stanza changed; the roster has a new version only where it looks different. */
    public UserState with(SubscriptionChange change, Instant now) {
        if (!change.isChange()) {
            return this;
        }
        return with(change.after(), change.changesRoster() ? contacts.nextVersion(now) : contacts.version());
    }

    public UserState with(BlockChange change) {
        return new UserState(account, contacts, blocked.with(change), sessions);
    }

    public UserState with(Session session) {
        return with(sessions.with(session));
    }

    public UserState with(Sessions changed) {
        return new UserState(account, contacts, blocked, changed);
    }
}
