package io.outcry.ops;

import io.outcry.core.auth.Decoys;
import io.outcry.core.auth.Hashing;
import io.outcry.core.auth.Octets;
import io.outcry.core.auth.SaslSetup;
import io.outcry.ops.host.DataFolder;
import io.outcry.ops.host.PrivateFiles;
import io.outcry.ops.host.StartRefusedException;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Base64;

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

    /** The secret behind the answers for accounts that do not exist stays the same as long as the folder does. */
    static SaslSetup sasl(DataFolder folder, int iterations) throws StartRefusedException {
        return new SaslSetup(
                () -> text(NONCE_BYTES), new Decoys(Octets.ofBase64(secret(folder)), iterations), Hashing.JDK, true);
    }

    private static String secret(DataFolder folder) throws StartRefusedException {
        var file = folder.decoySecret();
        try {
            var known = DataFolder.firstLine(file);
            if (known.isPresent()) {
                return known.get();
            }
            var bytes = new byte[SECRET_BYTES];
            RANDOM.nextBytes(bytes);
            var secret = Base64.getEncoder().encodeToString(bytes);
            PrivateFiles.write(file, secret + "\n");
            return secret;
        } catch (IOException wrong) {
            throw new StartRefusedException(folder.shown(file) + " cannot be read or written", wrong);
        }
    }

    private static String text(int lengthBytes) {
        var bytes = new byte[lengthBytes];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
