package io.outcry.codecs.xmpp;

import io.outcry.core.stream.StreamError;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The declaration that may stand before a stream (XML 1.0 §2.8, RFC 6120 §11.5, §11.6). */
final class XmlDeclaration {

    private static final String QUOTED = "\\s*=\\s*(?:'([^'<&]*)'|\"([^\"<&]*)\")";
    private static final Pattern FORM = Pattern.compile("<\\?xml\\s+version" + QUOTED + "(?:\\s+encoding" + QUOTED
            + ")?(?:\\s+standalone\\s*=\\s*(?:'yes'|'no'|\"yes\"|\"no\"))?\\s*\\?>");

    private XmlDeclaration() {}

    static void check(byte[] bytes, int from, int to) throws StreamException {
        var text = new String(bytes, from, to - from, StandardCharsets.US_ASCII);
        var parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw StreamException.notWellFormed("the XML declaration has a form that we do not know");
        }
        var version = either(parts.group(1), parts.group(2), "");
        if (!version.equals("1.0")) {
            throw StreamException.notWellFormed("the version of XML is not 1.0");
        }
        if (!either(parts.group(3), parts.group(4), "UTF-8").equalsIgnoreCase("UTF-8")) {
            throw StreamException.of(StreamError.Condition.UNSUPPORTED_ENCODING, "the encoding is not UTF-8");
        }
    }

    @SuppressWarnings("NullAway") // A group that took no part is null.
    private static String either(String single, String twice, String otherwise) {
        if (single != null) {
            return single;
        }
        return twice != null ? twice : otherwise;
    }
}
