package io.outcry.it.peer;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Cuts a server's bytes into tags and whole elements; shares no code with the server's own scanner. */
final class Frames {

    private byte[] bytes = {};
    private String openingTag = "";

    void add(byte[] more, int length) {
        var joined = Arrays.copyOf(bytes, bytes.length + length);
        System.arraycopy(more, 0, joined, bytes.length, length);
        bytes = joined;
    }

    /** From now on a new stream, with nothing left of the old one. */
    void restart() {
        if (bytes.length > 0) {
            throw new AssertionError("the server wrote before the new stream: " + text(0, bytes.length));
        }
        openingTag = "";
    }

    /** Empty until a whole frame is there. */
    Optional<Frame> next() {
        var start = skip(0);
        if (start >= bytes.length) {
            return Optional.empty();
        }
        if (bytes[start] != '<') {
            throw new AssertionError("characters between stanzas: " + text(start, bytes.length));
        }
        var tagEnd = endOfTag(start);
        if (tagEnd < 0) {
            return Optional.empty();
        }
        if (openingTag.isEmpty()) {
            openingTag = cut(start, tagEnd);
            return Optional.of(new Frame.Opened(openingTag, XmlText.parseOpening(openingTag)));
        }
        if (bytes[start + 1] == '/') {
            return Optional.of(new Frame.Closed(cut(start, tagEnd)));
        }
        var end = endOfElement(start);
        if (end < 0) {
            return Optional.empty();
        }
        var raw = cut(start, end);
        return Optional.of(new Frame.Whole(raw, XmlText.parseInside(openingTag, raw)));
    }

    /** Behind white space and an XML declaration. */
    private int skip(int from) {
        var at = from;
        while (at < bytes.length && Character.isWhitespace(bytes[at])) {
            at++;
        }
        if (openingTag.isEmpty() && at + 1 < bytes.length && bytes[at] == '<' && bytes[at + 1] == '?') {
            var end = endOfTag(at);
            return end < 0 ? bytes.length : skip(end);
        }
        return at;
    }

    private int endOfElement(int start) {
        var depth = 0;
        var at = start;
        while (at < bytes.length) {
            if (bytes[at] != '<') {
                at++;
                continue;
            }
            var end = endOfTag(at);
            if (end < 0) {
                return -1;
            }
            if (bytes[at + 1] == '/') {
                depth--;
            } else if (bytes[end - 2] != '/') {
                depth++;
            }
            if (depth == 0) {
                return end;
            }
            at = end;
        }
        return -1;
    }

    /** Behind the tag's {@code >}, which may also stand in quotes; -1 where it has not come yet. */
    private int endOfTag(int start) {
        var quote = 0;
        for (var at = start; at < bytes.length; at++) {
            var b = bytes[at];
            if (quote != 0) {
                quote = b == quote ? 0 : quote;
            } else if (b == '"' || b == '\'') {
                quote = b;
            } else if (b == '>') {
                return at + 1;
            }
        }
        return -1;
    }

    private String cut(int start, int end) {
        var text = text(start, end);
        bytes = Arrays.copyOfRange(bytes, end, bytes.length);
        return text;
    }

    private String text(int start, int end) {
        return new String(bytes, start, end - start, StandardCharsets.UTF_8);
    }
}
