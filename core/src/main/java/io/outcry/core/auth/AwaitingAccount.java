package io.outcry.core.auth;

import java.util.Optional;

/** An exchange that needs the account's keys. */
public sealed interface AwaitingAccount permits ScramLookup, PlainLookup, ExternalLookup {

    /** Goes on with the account, or without one where it does not exist; both take the same effort. */
    SaslStep found(Optional<Account> account);

    /** {@link #found} computes for milliseconds (PBKDF2): run it off the actors' threads. */
    boolean isExpensive();
}
