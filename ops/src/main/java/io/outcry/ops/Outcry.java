package io.outcry.ops;

import io.outcry.core.auth.PasswordKeys;
import io.outcry.core.ledger.StanzaIds;
import io.outcry.ops.host.StartRefusedException;
import io.outcry.ops.node.Wiring;
import java.security.SecureRandom;

/** The composition root: the only place that makes the big objects and hands them to each other. */
final class Outcry {

    /** OWASP's figures are for stolen hashes of weak passwords; each login on a phone pays for this one as well. */
    private static final int PASSWORD_ITERATIONS = 10_000;

    private Outcry() {}

    static Wiring wiring() {
        var random = new SecureRandom();
        var ids = StanzaIds.ofThisNode();
        return new Wiring(
                _ -> {
                    throw new StartRefusedException("This build has no node yet.");
                },
                (_, _) -> {
                    throw new StartRefusedException("This build has no stores yet.");
                },
                password -> PasswordKeys.derive(password.reveal(), random, PASSWORD_ITERATIONS),
                ids::next);
    }
}
