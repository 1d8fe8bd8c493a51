package io.outcry.core.auth;

import java.util.Optional;

/**
 * The client's last message of SCRAM, taken apart (RFC 5802 §7).
 *
 * @param withoutProof the message up to its proof, as it came
 */
record ScramFinal(String withoutProof, Octets binding, Octets nonce, Octets proof) {

    static Optional<ScramFinal> read(String message) {
        var proofStart = message.lastIndexOf(",p=");
        if (proofStart < 0) {
            return Optional.empty();
        }
        var withoutProof = message.substring(0, proofStart);
        var attributes = withoutProof.split(",", -1);
        if (attributes.length < 2 || !attributes[0].startsWith("c=") || !attributes[1].startsWith("r=")) {
            return Optional.empty();
        }
        for (var i = 2; i < attributes.length; i++) {
            if (!ScramFirst.isExtension(attributes[i])) {
                return Optional.empty();
            }
        }
        var nonce = StrictText.bytes(attributes[1].substring(2));
        return StrictText.base64(attributes[0].substring(2))
                .flatMap(binding -> StrictText.base64(message.substring(proofStart + 3))
                        .map(proof -> new ScramFinal(withoutProof, binding, nonce, proof)));
    }
}
