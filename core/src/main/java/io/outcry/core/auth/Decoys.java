package io.outcry.core.auth;

import io.outcry.core.address.Jid;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Keys that nobody has a password for. An unknown user is answered with them, always the same for the same name, so that
 * nobody can find out which accounts exist. They are computed for known users too, to take the same effort.
 *
 * @param secret of this installation, the same on all nodes and after a restart; at least 16 bytes
 * @param iterations as new accounts get them; an account made under another number can be told from a decoy
 */
public record Decoys(Octets secret, int iterations) {

    public Decoys {
        if (secret.length() < 16) {
            throw new IllegalArgumentException("the secret must have at least 16 bytes, had " + secret.length());
        }
    }

    ScramKeys keys(Jid account, ScramHash hash, Hashing hashing) {
        var salt = Arrays.copyOf(derived("salt", account, hash, hashing), PasswordKeys.SALT_BYTES);
        return new ScramKeys(
                Octets.of(salt),
                iterations,
                Octets.of(derived("stored key", account, hash, hashing)),
                Octets.of(derived("server key", account, hash, hashing)));
    }

    private byte[] derived(String purpose, Jid account, ScramHash hash, Hashing hashing) {
        var label = purpose + "\0" + hash.digestName() + "\0" + account;
        return hashing.hmac(hash, secret.toArray(), label.getBytes(StandardCharsets.UTF_8));
    }
}
