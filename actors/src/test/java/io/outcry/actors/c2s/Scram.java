package io.outcry.actors.c2s;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** A client's half of SCRAM-SHA-256 without channel binding, written from RFC 5802 §3 by itself. */
record Scram(String name, String password) {

    private static final String HEADER = "n,,";

    String first() {
        return HEADER + bare();
    }

    /** @param challenge in Base64, as it came */
    String last(String challenge) {
        var serverFirst = new String(Base64.getDecoder().decode(challenge), StandardCharsets.UTF_8);
        var parts = serverFirst.split(",", -1);
        var withoutProof = "c=" + Phone.base64(HEADER) + "," + parts[0];
        var authMessage = bare() + "," + serverFirst + "," + withoutProof;
        var salt = Base64.getDecoder().decode(parts[1].substring(2));
        var proof = proof(salt, Integer.parseInt(parts[2].substring(2)), authMessage);
        return withoutProof + ",p=" + Base64.getEncoder().encodeToString(proof);
    }

    private String bare() {
        return "n=" + name + ",r=client-nonce";
    }

    private byte[] proof(byte[] salt, int iterations, String authMessage) {
        try {
            var salted = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(new PBEKeySpec(password.toCharArray(), salt, iterations, 256))
                    .getEncoded();
            var clientKey = hmac(salted, "Client Key");
            var signature = hmac(MessageDigest.getInstance("SHA-256").digest(clientKey), authMessage);
            for (var i = 0; i < signature.length; i++) {
                signature[i] ^= clientKey[i];
            }
            return signature;
        } catch (GeneralSecurityException wrong) {
            throw new IllegalStateException(wrong);
        }
    }

    private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }
}
