package io.outcry.codecs.xmpp;

import io.outcry.core.stream.StreamError;

/**
 * Checks characters beyond ASCII byte by byte: strict UTF-8 (RFC 3629 §4) that XML may carry (XML 1.0 §2.2). It may
 * stop and go on between any two bytes.
 */
final class Utf8 {

    private int missingBytes;
    private int lowestNext;
    private int highestNext;
    private int codePoint;

    boolean isInside() {
        return missingBytes > 0;
    }

    void reset() {
        missingBytes = 0;
    }

    /** The first byte of a character, not an ASCII one. */
    void first(int lead) throws StreamException {
        if (lead < 0xC2 || lead > 0xF4) {
            throw notUtf8();
        }
        lowestNext = 0x80;
        highestNext = 0xBF;
        if (lead < 0xE0) {
            missingBytes = 1;
            codePoint = lead & 0x1F;
        } else if (lead < 0xF0) {
            missingBytes = 2;
            codePoint = lead & 0x0F;
            // No overlong form, no surrogate.
            lowestNext = lead == 0xE0 ? 0xA0 : 0x80;
            highestNext = lead == 0xED ? 0x9F : 0xBF;
        } else {
            missingBytes = 3;
            codePoint = lead & 0x07;
            // No overlong form, nothing beyond U+10FFFF.
            lowestNext = lead == 0xF0 ? 0x90 : 0x80;
            highestNext = lead == 0xF4 ? 0x8F : 0xBF;
        }
    }

    void next(int octet) throws StreamException {
        if (octet < lowestNext || octet > highestNext) {
            throw notUtf8();
        }
        lowestNext = 0x80;
        highestNext = 0xBF;
        codePoint = (codePoint << 6) | (octet & 0x3F);
        missingBytes--;
        if (missingBytes == 0 && (codePoint == 0xFFFE || codePoint == 0xFFFF)) {
            throw StreamException.notWellFormed("U+%04X is not a character of XML".formatted(codePoint));
        }
    }

    /** RFC 6120 §4.9.3.22 names this condition for text that violates UTF-8. */
    private static StreamException notUtf8() {
        return StreamException.of(StreamError.Condition.UNSUPPORTED_ENCODING, "the bytes are not UTF-8");
    }
}
