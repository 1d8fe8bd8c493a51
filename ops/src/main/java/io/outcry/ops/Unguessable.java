package io.outcry.ops;

import io.outcry.core.auth.Decoys;
import io.outcry.core.auth.Hashing;
import io.outcry.core.auth.Octets;
import io.outcry.core.auth.SaslSetup;
import io.outcry.ops.host.StartRefusedException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.CompletionException;

/** What nobody outside may guess. */
final class Unguessable {

    private static final int NAME_BYTES = 12;
    private static final int NONCE_BYTES = 18;
    private static final int SECRET_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Unguessable() {}

    static String name() {
        return text(NAME_BYTES);
    }

    /**
     * The secret behind the answers for accounts that do not exist is one for all nodes and times: who asks twice must not
     * be told two different things.
     */
    static SaslSetup sasl(NodeStores stores, int iterations) throws StartRefusedException {
        var decoys = new Decoys(Octets.ofBase64(secret(stores, "decoys")), iterations);
        return new SaslSetup(() -> text(NONCE_BYTES), decoys, Hashing.JDK, true);
    }

    /** From which the names of rooms' occupants are made: the same for all nodes, and for ever (XEP-0421). */
    static byte[] occupantSecret(NodeStores stores) throws StartRefusedException {
        return Base64.getDecoder().decode(secret(stores, "occupants"));
    }

    private static String secret(NodeStores stores, String name) throws StartRefusedException {
        var fresh = new byte[SECRET_BYTES];
        RANDOM.nextBytes(fresh);
        try {
            return stores.secrets()
                    .findOrTake(name, Base64.getEncoder().encodeToString(fresh))
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException failed) {
            throw new StartRefusedException("The service's secrets cannot be read: " + failed.getMessage(), failed);
        }
    }

    private static String text(int lengthBytes) {
        var bytes = new byte[lengthBytes];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
