package io.outcry.persistence.ledger;

import io.outcry.core.address.Jid;
import io.outcry.core.ledger.Entry;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** How a message that its author took back is found again (XEP-0424 §5). */
final class Retraction {

    private Retraction() {}

    /**
     * The digest of who wrote which message. Only its author has the same: what the owner sent to somebody is not what it
     * received from there, and an address's sessions are one author.
     */
    static String target(Entry.Kind kind, Jid peer, String messageId) {
        var text = kind.name() + '\n' + peer.bare() + '\n' + messageId;
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
