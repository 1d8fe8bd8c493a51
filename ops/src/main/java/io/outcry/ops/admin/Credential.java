package io.outcry.ops.admin;

import io.outcry.core.address.Jid;

/**
 * An account to be made, and what it will log in with.
 *
 * @param account bare, with a local part
 */
public record Credential(Jid account, Password password) {

    public Credential {
        if (!account.isBare() || account.isDomain()) {
            throw new IllegalArgumentException("an account is user@domain, not " + account);
        }
    }
}
