package io.outcry.core.feature.register;

import io.outcry.core.address.Jid;

/** Hears of accounts that are gone from the store. */
@FunctionalInterface
public interface AccountRemoved {

    /**
     * Nobody can log in to the account any more; what is left of it has to go too: all its sessions end with the stream
     * error not-authorized (XEP-0077 §3.2), its subscriptions are cancelled (RFC 6121 §3.2, §3.3) and its contacts
     * removed. Its ledger stays, for it is the record. Returns at once.
     *
     * @param by the session that asked, which ends last: the answer to its request is still on the way to it
     */
    void removed(Jid account, Jid by);
}
