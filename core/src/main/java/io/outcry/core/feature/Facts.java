package io.outcry.core.feature;

import io.outcry.core.address.Jid;
import io.outcry.core.contact.BlockList;
import io.outcry.core.contact.Contacts;
import java.time.Instant;

/**
 * All that a step may know beside the stanza; gathered by the actor beforehand.
 *
 * @param account whose pipeline runs: the sender's on the way out, the receiver's on the way in
 * @param blocked whom the account wants to hear nothing of; empty for the server itself
 * @param contacts whom the account knows; empty where they are not at hand: in a session, and for the server itself
 */
public record Facts(Jid account, Instant now, BlockList blocked, Contacts contacts) {

    /** Where the account's contacts are not at hand. */
    public static Facts of(Jid account, Instant now) {
        return new Facts(account, now, BlockList.EMPTY, Contacts.EMPTY);
    }
}
