package io.outcry.it.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.outcry.core.stanza.Element;
import io.outcry.it.load.wire.Bytes;
import java.util.stream.Collectors;

/** Stanzas by which a server says no (RFC 6120 §8.3). */
final class ErrorStanza {

    private static final byte[] ERROR = "type='error'".getBytes(US_ASCII);
    private static final byte[] ERROR_TOO = "type=\"error\"".getBytes(US_ASCII);

    private ErrorStanza() {}

    /** Whether a stanza is one, by a look at its first tag. */
    static boolean is(byte[] bytes, int from, int to) {
        var tag = Bytes.indexOf(bytes, from, to, new byte[] {'>'});
        return Bytes.indexOf(bytes, from, tag, ERROR) >= 0 || Bytes.indexOf(bytes, from, tag, ERROR_TOO) >= 0;
    }

    /** Its condition, and the text where there is one, such as {@code conflict} or {@code resource-constraint, full}. */
    static String reason(Element stanza) {
        return stanza.children().stream()
                .filter(child -> child.name().local().equals("error"))
                .flatMap(error -> error.children().stream())
                .map(child -> child.name().local().equals("text")
                        ? child.text()
                        : child.name().local())
                .collect(Collectors.joining(", "));
    }
}
