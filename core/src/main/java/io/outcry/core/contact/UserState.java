package io.outcry.core.contact;

import io.outcry.core.address.Jid;
import io.outcry.core.archive.ArchivePreferences;
import io.outcry.core.caps.Audience;
import io.outcry.core.ledger.Entry;
import io.outcry.core.pep.PepNode;
import io.outcry.core.pep.PepNodes;
import io.outcry.core.routing.Session;
import io.outcry.core.routing.Sessions;
import java.time.Instant;

/**
 * All that the decisions about one account rest on.
 *
 * @param account bare
 * @param pep what it publishes
 * @param audience what its own and its contacts' clients want to hear of
 * @param archive what its archive shows
 */
public record UserState(
        Jid account,
        Contacts contacts,
        BlockList blocked,
        Sessions sessions,
        PepNodes pep,
        Audience audience,
        ArchivePreferences archive) {

    public UserState {
        account = account.bare();
    }

    /** Where nobody is connected and nobody blocked, and nothing published. */
    public static UserState of(Jid account, Contacts contacts) {
        return of(account, contacts, BlockList.EMPTY, PepNodes.NONE);
    }

    /** As it is kept, where nobody is connected. */
    public static UserState of(Jid account, Contacts contacts, BlockList blocked, PepNodes pep) {
        return new UserState(account, contacts, blocked, Sessions.NONE, pep, Audience.NOBODY, ArchivePreferences.ALL);
    }

    public UserState with(Contact contact, long version) {
        return new UserState(account, contacts.with(contact, version), blocked, sessions, pep, audience, archive);
    }

    /** With what a subscription stanza changed; the roster has a new version only where it looks different. */
    public UserState with(SubscriptionChange change, Instant now) {
        if (!change.isChange()) {
            return this;
        }
        return with(change.after(), change.changesRoster() ? contacts.nextVersion(now) : contacts.version());
    }

    public UserState with(BlockChange change) {
        return new UserState(account, contacts, blocked.with(change), sessions, pep, audience, archive);
    }

    public UserState with(Session session) {
        return with(sessions.with(session));
    }

    public UserState with(Sessions changed) {
        return new UserState(account, contacts, blocked, changed, pep, audience, archive);
    }

    public UserState with(PepNode node) {
        return new UserState(account, contacts, blocked, sessions, pep.with(node), audience, archive);
    }

    public UserState without(PepNode node) {
        return new UserState(account, contacts, blocked, sessions, pep.without(node.name()), audience, archive);
    }

    /** As it is to be recorded: hidden where the account does not want its archive to show it. */
    public Entry listed(Entry entry) {
        return archive.applied(entry, contacts);
    }

    public UserState with(ArchivePreferences changed) {
        return new UserState(account, contacts, blocked, sessions, pep, audience, changed);
    }

    public UserState with(Audience changed) {
        return new UserState(account, contacts, blocked, sessions, pep, changed, archive);
    }
}
