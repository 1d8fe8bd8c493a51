package io.outcry.core.caps;

import io.outcry.core.stanza.Presence;
import java.util.Optional;

/**
 * What a client's presence says of its capabilities (XEP-0115 §4). Clients with the same hash can do the same, whatever
 * their node says.
 *
 * @param algorithm of the hash, by its name in IANA's registry
 * @param ver the hashed verification string
 */
public record CapsHash(String algorithm, String ver) {

    public static final String NAMESPACE = "http://jabber.org/protocol/caps";

    /** The longest part of an annotation that is looked at; a hash of 512 bits has 88 characters. */
    private static final int MAX_CHARS = 256;

    /** The annotation of a presence, as it was sent. */
    public record Annotation(CapsHash hash, String node) {

        /** What the client is asked by (XEP-0115 §6.2). */
        public String discoNode() {
            return node + "#" + hash.ver();
        }
    }

    /** Empty where there is none, or none that can be verified: the legacy form has no algorithm (XEP-0115 §§5.4, 13). */
    public static Optional<Annotation> of(Presence presence) {
        return presence.payload().find("c", NAMESPACE).flatMap(element -> {
            var algorithm = element.attributeOr("hash", "");
            var ver = element.attributeOr("ver", "");
            var node = element.attributeOr("node", "");
            var isWhole = !algorithm.isEmpty() && !ver.isEmpty() && !node.isEmpty();
            var isShort =
                    algorithm.length() <= MAX_CHARS && ver.length() <= MAX_CHARS && node.length() <= 4 * MAX_CHARS;
            return isWhole && isShort
                    ? Optional.of(new Annotation(new CapsHash(algorithm, ver), node))
                    : Optional.empty();
        });
    }
}
