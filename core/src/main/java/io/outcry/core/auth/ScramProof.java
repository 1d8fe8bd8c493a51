package io.outcry.core.auth;

import io.outcry.core.address.Jid;
import io.outcry.core.auth.SaslFailure.Condition;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Waits for the client's proof that it knows the password (RFC 5802 §3).
 *
 * @param keys the account's, or a decoy's
 * @param isKnown false for a decoy, which no proof fits
 */
record ScramProof(Jid name, SaslMechanism mechanism, Said said, ScramKeys keys, boolean isKnown, Hashing hashing)
        implements AwaitingResponse {

    /**
     * What both sides have said.
     *
     * @param firstMessages the client's bare first message and the server's first message, with a comma between
     * @param nonce both sides' parts together
     * @param binding what the client has to repeat of its header, and the channel's own bytes
     */
    record Said(String firstMessages, String nonce, Octets binding) {}

    @Override
    public SaslStep respond(Octets response) {
        var read = StrictText.utf8(response).flatMap(ScramFinal::read);
        if (read.isEmpty()) {
            return SaslStep.fail(Condition.MALFORMED_REQUEST);
        }
        var last = read.get();
        var authMessage = (said.firstMessages() + "," + last.withoutProof()).getBytes(StandardCharsets.UTF_8);
        var hash = mechanism.hash().orElseThrow();
        var signature = Octets.of(hashing.hmac(hash, keys.serverKey().toArray(), authMessage));
        // Every check is made, whatever came of the one before: which of them failed is nobody's business.
        var isProven = proves(hash, last.proof(), authMessage);
        var isBound = last.binding().equals(said.binding());
        var isSameExchange = last.nonce().equals(StrictText.bytes(said.nonce()));
        return isProven && isBound && isSameExchange && isKnown
                ? new SaslStep.Success(mechanism, name, Optional.of(StrictText.bytes("v=" + signature.toBase64())))
                : SaslStep.fail(Condition.NOT_AUTHORIZED);
    }

    private boolean proves(ScramHash hash, Octets proof, byte[] authMessage) {
        var clientKey = hashing.hmac(hash, keys.storedKey().toArray(), authMessage);
        var given = proof.toArray();
        for (var i = 0; i < Math.min(clientKey.length, given.length); i++) {
            clientKey[i] ^= given[i];
        }
        var isKey = Octets.of(hashing.digest(hash, clientKey)).equals(keys.storedKey());
        return isKey && given.length == clientKey.length;
    }
}
