package io.outcry.core.auth;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** {@link Hashing} by the JDK's own providers, all of which every JDK has. */
final class JdkHashing implements Hashing {

    @Override
    public byte[] digest(ScramHash hash, byte[] input) {
        try {
            return MessageDigest.getInstance(hash.digestName()).digest(input);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this JDK has no " + hash.digestName(), missing);
        }
    }

    @Override
    public byte[] hmac(ScramHash hash, byte[] key, byte[] input) {
        try {
            var mac = Mac.getInstance(hash.macName());
            mac.init(new SecretKeySpec(key, hash.macName()));
            return mac.doFinal(input);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this JDK has no " + hash.macName(), missing);
        }
    }

    @Override
    public byte[] pbkdf2(ScramHash hash, String password, byte[] salt, int iterations) {
        var spec = new PBEKeySpec(password.toCharArray(), salt, iterations, hash.lengthBytes() * 8);
        try {
            return SecretKeyFactory.getInstance("PBKDF2With" + hash.macName())
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this JDK has no PBKDF2 with " + hash.macName(), missing);
        } finally {
            spec.clearPassword();
        }
    }
}
