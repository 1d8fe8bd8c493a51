package io.outcry.it.peer;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** The client's side of SCRAM (RFC 5802), written from the RFC for the tests, without the server's code. */
public final class ScramClient {

    private final Hash hash;
    private final String password;
    private final ChannelBinding binding;
    private final String nonce;
    private final String bareFirst;
    private byte[] serverSignature = {};

    /** The names that the JDK knows a hash by, and its length. */
    private enum Hash {
        SHA_1("SHA-1", "HmacSHA1", 20),
        SHA_256("SHA-256", "HmacSHA256", 32),
        SHA_512("SHA-512", "HmacSHA512", 64);

        private final String digest;
        private final String mac;
        private final int lengthBytes;

        Hash(String digest, String mac, int lengthBytes) {
            this.digest = digest;
            this.mac = mac;
            this.lengthBytes = lengthBytes;
        }

        static Hash of(String mechanism) {
            for (var hash : values()) {
                if (mechanism.equals("SCRAM-" + hash.digest) || mechanism.equals("SCRAM-" + hash.digest + "-PLUS")) {
                    return hash;
                }
            }
            throw new IllegalArgumentException(mechanism + " is no SCRAM");
        }
    }

    /** @param nonce any printable characters but the comma */
    public ScramClient(String mechanism, Player player, ChannelBinding binding, String nonce) {
        this.hash = Hash.of(mechanism);
        this.password = player.password();
        this.binding = binding;
        this.nonce = nonce;
        this.bareFirst = "n=" + player.local().replace("=", "=3D").replace(",", "=2C") + ",r=" + nonce;
    }

    /** {@code client-first-message} (RFC 5802 §7). */
    public String first() {
        return binding.header() + bareFirst;
    }

    /** {@code client-final-message}, the answer to {@code server-first-message}. */
    public String last(String serverFirst) {
        var attributes = attributes(serverFirst);
        var serverNonce = attributes.getOrDefault("r", "");
        if (!serverNonce.startsWith(nonce) || serverNonce.length() == nonce.length()) {
            throw new AssertionError("the server added nothing to the nonce: " + serverFirst);
        }
        var withoutProof = "c=" + Base64.getEncoder().encodeToString(binding.input()) + ",r=" + serverNonce;
        var signed = bareFirst + "," + serverFirst + "," + withoutProof;
        var salted = salted(
                Base64.getDecoder().decode(attributes.getOrDefault("s", "")),
                Integer.parseInt(attributes.getOrDefault("i", "0")));
        var clientKey = mac(salted, "Client Key");
        var proof = mac(digest(clientKey), signed);
        for (var i = 0; i < proof.length; i++) {
            proof[i] ^= clientKey[i];
        }
        serverSignature = mac(mac(salted, "Server Key"), signed);
        return withoutProof + ",p=" + Base64.getEncoder().encodeToString(proof);
    }

    /** Whether {@code server-final-message} proves that the server knows the account's keys. */
    public boolean isProof(String serverFinal) {
        var signature = Base64.getDecoder().decode(attributes(serverFinal).getOrDefault("v", ""));
        return MessageDigest.isEqual(signature, serverSignature);
    }

    /** The attributes of a SCRAM message by their letter. */
    public static Map<String, String> attributes(String message) {
        var attributes = new HashMap<String, String>();
        for (var part : message.split(",", -1)) {
            var equals = part.indexOf('=');
            if (equals > 0) {
                attributes.put(part.substring(0, equals), part.substring(equals + 1));
            }
        }
        return attributes;
    }

    private byte[] salted(byte[] salt, int iterations) {
        try {
            var spec = new PBEKeySpec(password.toCharArray(), salt, iterations, hash.lengthBytes * 8);
            return SecretKeyFactory.getInstance("PBKDF2With" + hash.mac)
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] mac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance(hash.mac);
            mac.init(new SecretKeySpec(key, hash.mac));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] digest(byte[] bytes) {
        try {
            return MessageDigest.getInstance(hash.digest).digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
