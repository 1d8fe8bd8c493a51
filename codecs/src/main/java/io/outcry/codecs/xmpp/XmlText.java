package io.outcry.codecs.xmpp;

import io.outcry.codecs.bytes.OutputBuffer;

/**
 * Writes characters as UTF-8 with what XML reserves escaped, always in the same way. A character that XML cannot carry
 * (XML 1.0 §2.2) becomes U+FFFD, so that nothing we write is unreadable.
 */
final class XmlText {

    private static final int MOST_BYTES_OF_ONE = 6;
    private static final String REPLACEMENT = "\uFFFD";

    /** What stands for each ASCII character; empty where it stands for itself. */
    private static final String[] IN_CONTENT = new String[128];

    private static final String[] IN_ATTRIBUTE = new String[128];

    static {
        for (var c = 0; c < 128; c++) {
            var whiteSpace = c == '\t' || c == '\n' || c == '\r';
            IN_CONTENT[c] = c < 0x20 && !whiteSpace ? REPLACEMENT : "";
            // A parser would normalise white space in an attribute to blanks (XML 1.0 §3.3.3).
            IN_ATTRIBUTE[c] = whiteSpace ? "&#" + c + ";" : IN_CONTENT[c];
        }
        IN_CONTENT['\r'] = "&#13;";
        for (var table : new String[][] {IN_CONTENT, IN_ATTRIBUTE}) {
            table['&'] = "&amp;";
            table['<'] = "&lt;";
            table['>'] = "&gt;";
        }
        IN_ATTRIBUTE['\''] = "&apos;";
    }

    private XmlText() {}

    static void content(OutputBuffer out, String text) {
        write(out, text, IN_CONTENT);
    }

    /** For a value between single quotes. */
    static void attribute(OutputBuffer out, String text) {
        write(out, text, IN_ATTRIBUTE);
    }

    private static void write(OutputBuffer out, String text, String[] table) {
        var length = text.length();
        var plain = 0;
        while (plain < length) {
            var c = text.charAt(plain);
            if (c >= 0x80 || !table[c].isEmpty()) {
                break;
            }
            plain++;
        }
        if (plain == length) {
            out.addAscii(text);
            return;
        }
        for (var i = 0; i < length; i++) {
            var c = text.charAt(i);
            out.reserve(MOST_BYTES_OF_ONE);
            if (c < 0x80) {
                ascii(out, c, table);
            } else if (Character.isHighSurrogate(c) && i + 1 < length && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
                utf8(out, Character.toCodePoint(c, text.charAt(i)));
            } else {
                utf8(out, Character.isSurrogate(c) || c >= 0xFFFE ? 0xFFFD : c);
            }
        }
    }

    private static void ascii(OutputBuffer out, char c, String[] table) {
        var escape = table[c];
        if (escape.isEmpty()) {
            out.add((byte) c);
        } else if (escape.equals(REPLACEMENT)) {
            utf8(out, 0xFFFD);
        } else {
            out.addAscii(escape);
        }
    }

    private static void utf8(OutputBuffer out, int codePoint) {
        if (codePoint < 0x800) {
            out.add((byte) (0xC0 | (codePoint >> 6)));
        } else {
            if (codePoint < 0x10000) {
                out.add((byte) (0xE0 | (codePoint >> 12)));
            } else {
                out.add((byte) (0xF0 | (codePoint >> 18)));
                out.add((byte) (0x80 | ((codePoint >> 12) & 0x3F)));
            }
            out.add((byte) (0x80 | ((codePoint >> 6) & 0x3F)));
        }
        out.add((byte) (0x80 | (codePoint & 0x3F)));
    }
}
