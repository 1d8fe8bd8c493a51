package io.outcry.core.auth;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Decoding without second readings: bytes and text that mean the same are the same. */
final class StrictText {

    private StrictText() {}

    /** Empty where the bytes are not UTF-8. */
    static Optional<String> utf8(Octets bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toArray()))
                    .toString());
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }

    /** Empty where the text is not the one base64 form of some bytes: padded, no spaces, no stray bits (RFC 4648 §3). */
    static Optional<Octets> base64(String text) {
        try {
            return Optional.of(Octets.of(Base64.getDecoder().decode(text)))
                    .filter(bytes -> bytes.toBase64().equals(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    static Octets bytes(String text) {
        return Octets.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
