package io.outcry.core.auth;

import io.outcry.core.address.Jid;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Somebody else's list of accounts, such as a bank's. It checks passwords by itself, gives out no keys, and is never
 * written to. As with every store, nothing here blocks its caller, and every stage completes within a bounded time: with
 * the answer, or with a {@link io.outcry.core.StoreException} where the directory is slow or away.
 */
public interface Directory {

    /** As the operator calls it. */
    String name();

    /** The ways to log in that it allows: PLAIN, since it has to see the password, and EXTERNAL. */
    List<SaslMechanism> mechanisms();

    /** How often to look whether the account of a connected client is still there. */
    Duration recheckEvery();

    /** A yes may be as old as the directory's answers are remembered; a no is never old. */
    CompletionStage<Boolean> exists(Jid account);

    /**
     * Whether this is the account's password, asked afresh. An unknown account is a no like a wrong password: it takes the
     * same effort and at least the same time.
     *
     * @param password prepared by {@link PasswordKeys#prepare}
     */
    CompletionStage<Boolean> check(Jid account, Octets password);
}
