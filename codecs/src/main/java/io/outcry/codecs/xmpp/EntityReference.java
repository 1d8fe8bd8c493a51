package io.outcry.codecs.xmpp;

import io.outcry.core.stream.StreamError.Condition;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** A reference to an entity that no XMPP stream may have (RFC 6120 §11.1), as the reason why an element was not read. */
final class EntityReference {

    /** All but the five that XML itself declares and references to characters. */
    private static final Pattern FOREIGN = Pattern.compile("&(?!(?:lt|gt|amp|apos|quot);|#)[^\\s;&<]{1,64};");

    private EntityReference() {}

    static boolean isIn(byte[] bytes, int from, int to) {
        return FOREIGN.matcher(new String(bytes, from, to - from, StandardCharsets.UTF_8))
                .find();
    }

    static StreamException refused() {
        return StreamException.of(Condition.RESTRICTED_XML, "a stream has no entities but the predefined ones");
    }
}
