package io.outcry.codecs.xmpp;

import io.outcry.core.stream.StreamError.Condition;
import io.outcry.core.stream.StreamLimits;
import java.nio.charset.StandardCharsets;

/**
 * Finds where the parts of a stream begin and end, without keeping them: the declaration, the opening tag, each
 * top-level element, the closing tag. Looks at every byte once, may stop and go on between any two, and refuses what no
 * stream may hold at the first byte that shows it (RFC 6120 §11.1, §11.4).
 *
 * <p>It leaves to the parser what needs names: matching tags, namespaces, references, duplicate attributes.
 */
final class FrameScanner {

    /** The answer of {@link #scan} where the part goes on in bytes that have not arrived. */
    static final int MORE = -1;

    private static final byte[] CDATA_WORD = "CDATA[".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] XML_WORD = "xml".getBytes(StandardCharsets.US_ASCII);
    private static final int MAX_DECLARATION_BYTES = 128;

    private final StreamLimits limits;
    private final Nesting nesting;
    private final Utf8 utf8 = new Utf8();

    private ScannerState state;
    private Frame frame = Frame.HEADER;
    private ScannerState beforeLess = ScannerState.START;
    private int maxFrameBytes;
    private boolean isRestarted;
    /** Matched bytes of a word, or brackets in a row while the end of a CDATA section may be near. */
    private int matched;

    private boolean isInFrame;
    private boolean isDone;

    /** Bytes of the frame in earlier chunks. */
    private int carriedBytes;

    private int frameStart;
    private int contentStart;
    private int contentEnd;

    private FrameScanner(StreamLimits limits, int maxFrameBytes, ScannerState state, int depth) {
        this.limits = limits;
        this.maxFrameBytes = maxFrameBytes;
        this.state = state;
        this.nesting = new Nesting(limits, depth);
    }

    /** For a new stream, with the limits that hold before authentication. */
    static FrameScanner ofStream(StreamLimits limits) {
        return new FrameScanner(limits, limits.maxBytesBeforeAuth(), ScannerState.START, 0);
    }

    /** For elements that stand alone, without a stream around them. */
    static FrameScanner ofElements(StreamLimits limits) {
        return new FrameScanner(limits, limits.maxStanzaBytes(), ScannerState.BETWEEN, 1);
    }

    /** Expects a new stream from here on. */
    void restart(boolean isAuthenticated) {
        maxFrameBytes = isAuthenticated ? limits.maxStanzaBytes() : limits.maxBytesBeforeAuth();
        state = ScannerState.START;
        isRestarted = true;
        nesting.restart();
        isInFrame = false;
        carriedBytes = 0;
        utf8.reset();
    }

    /**
     * Goes on with these bytes.
     *
     * @return the index behind the last byte of what was cut, which {@link #frame()} names, or {@link #MORE}
     */
    int scan(byte[] bytes, int from, int to) throws StreamException {
        frameStart = from;
        if (!isInFrame) {
            carriedBytes = 0;
        }
        isDone = false;
        var p = from;
        while (p < to) {
            p = step(bytes, p, isInFrame ? Math.min(to, limit()) : to);
            if (isDone) {
                isInFrame = false;
                return p;
            }
            if (isInFrame && p >= limit()) {
                throw StreamException.of(Condition.POLICY_VIOLATION, "longer than " + maxBytes() + " bytes");
            }
        }
        if (isInFrame) {
            carriedBytes += to - frameStart;
        }
        return MORE;
    }

    private int limit() {
        return frameStart - carriedBytes + maxBytes();
    }

    /** What an opening tag declares may be read again with each element behind it, so it stays short in any case. */
    private int maxBytes() {
        return nesting.depth() == 0 ? limits.maxBytesBeforeAuth() : maxFrameBytes;
    }

    Frame frame() {
        return frame;
    }

    /** Where the frame, or its part in this chunk, begins in the chunk. */
    int frameStart() {
        return frameStart;
    }

    boolean isInFrame() {
        return isInFrame;
    }

    /** Offset from the frame's start of what its tags enclose; 0 where the element is one empty tag. */
    int contentStart() {
        return contentStart;
    }

    int contentEnd() {
        return contentEnd;
    }

    private int step(byte[] bytes, int p, int to) throws StreamException {
        if (utf8.isInside()) {
            utf8.next(bytes[p] & 0xFF);
            return p + 1;
        }
        return switch (state) {
            case START, PROLOG, BETWEEN -> outside(bytes, p, to);
            case TEXT -> characters(bytes, p, to, false);
            case AFTER_LESS -> afterLess(bytes[p], p);
            case START_TAG -> startTag(bytes, p, to);
            case SINGLE_QUOTED -> until(bytes, p, to, '\'');
            case DOUBLE_QUOTED -> until(bytes, p, to, '"');
            case AFTER_SLASH -> afterSlash(bytes[p], p);
            case END_TAG -> until(bytes, p, to, '>');
            case AFTER_BANG -> afterBang(bytes[p], p);
            case CDATA_WORD -> word(bytes[p], p, CDATA_WORD, ScannerState.CDATA);
            case CDATA -> characters(bytes, p, to, true);
            case XML_WORD -> word(bytes[p], p, XML_WORD, ScannerState.DECLARATION);
            case DECLARATION -> declaration(bytes[p], p);
            case ENDED -> to;
        };
    }

    private int outside(byte[] bytes, int from, int to) throws StreamException {
        for (var p = from; p < to; p++) {
            var b = bytes[p];
            if (b == '<') {
                isInFrame = true;
                frameStart = p;
                carriedBytes = 0;
                nesting.newFrame();
                matched = 0;
                beforeLess = state;
                state = ScannerState.AFTER_LESS;
                return p + 1;
            }
            if (b < 0) {
                utf8.first(b & 0xFF);
            }
            if (b != ' ' && b != '\t' && b != '\n' && b != '\r') {
                throw StreamException.notWellFormed("text outside of elements");
            }
            // White space that ended the stream before this one may still be on its way.
            if (state == ScannerState.START && !isRestarted) {
                state = ScannerState.PROLOG;
            }
        }
        return to;
    }

    private int afterLess(byte b, int p) throws StreamException {
        if (b == '/') {
            if (nesting.depth() == 0) {
                throw StreamException.notWellFormed("an end tag without a start tag");
            }
            if (nesting.depth() == Nesting.TOP_LEVEL) {
                contentEnd = carriedBytes + p - 1 - frameStart;
            }
            state = ScannerState.END_TAG;
            return p + 1;
        }
        if (b == '!') {
            state = ScannerState.AFTER_BANG;
            return p + 1;
        }
        if (b == '?') {
            if (beforeLess != ScannerState.START) {
                throw StreamException.of(Condition.RESTRICTED_XML, "processing instructions are not allowed");
            }
            matched = 0;
            state = ScannerState.XML_WORD;
            return p + 1;
        }
        if (!isNameStart(b)) {
            throw StreamException.notWellFormed("a tag without a name");
        }
        nesting.element();
        state = ScannerState.START_TAG;
        return p;
    }

    private static boolean isNameStart(byte b) {
        return b < 0 || b == '_' || b == ':' || Character.isLetter(b);
    }

    private int startTag(byte[] bytes, int from, int to) throws StreamException {
        for (var p = from; p < to; p++) {
            var b = bytes[p];
            if (b > '>') {
                continue;
            }
            switch (b) {
                case '>' -> {
                    opened(p + 1);
                    return p + 1;
                }
                case '/' -> {
                    state = ScannerState.AFTER_SLASH;
                    return p + 1;
                }
                case '\'', '"' -> {
                    nesting.attribute();
                    state = b == '"' ? ScannerState.DOUBLE_QUOTED : ScannerState.SINGLE_QUOTED;
                    return p + 1;
                }
                case '<' -> throw StreamException.notWellFormed("a tag inside a tag");
                default -> {
                    if (b < ' ' && special(b)) {
                        return p + 1;
                    }
                }
            }
        }
        return to;
    }

    /** Inside an attribute's value or an end tag, which this byte ends. */
    private int until(byte[] bytes, int from, int to, char stop) throws StreamException {
        for (var p = from; p < to; p++) {
            var b = bytes[p];
            if (b == stop) {
                if (state == ScannerState.END_TAG) {
                    closed();
                } else {
                    state = ScannerState.START_TAG;
                }
                return p + 1;
            }
            if (b == '<') {
                throw StreamException.notWellFormed("'<' inside a tag");
            }
            if (b < ' ' && special(b)) {
                return p + 1;
            }
        }
        return to;
    }

    private int characters(byte[] bytes, int from, int to, boolean isCdata) throws StreamException {
        var brackets = matched;
        matched = 0;
        for (var p = from; p < to; p++) {
            var b = bytes[p];
            if (b == '<' && !isCdata) {
                beforeLess = ScannerState.TEXT;
                state = ScannerState.AFTER_LESS;
                return p + 1;
            }
            if (b == '>' && brackets >= 2) {
                if (!isCdata) {
                    throw StreamException.notWellFormed("']]>' outside of a CDATA section");
                }
                state = ScannerState.TEXT;
                return p + 1;
            }
            brackets = b == ']' ? brackets + 1 : 0;
            if (b < ' ' && special(b)) {
                return p + 1;
            }
        }
        matched = brackets;
        return to;
    }

    /** True where a character of several bytes begins; white space is nothing special, other controls are refused. */
    private boolean special(byte b) throws StreamException {
        if (b < 0) {
            utf8.first(b & 0xFF);
            return true;
        }
        if (b != '\t' && b != '\n' && b != '\r') {
            throw StreamException.notWellFormed("a control character");
        }
        return false;
    }

    private int afterSlash(byte b, int p) throws StreamException {
        if (b != '>') {
            throw StreamException.notWellFormed("'/' inside a tag");
        }
        if (nesting.depth() == 0) {
            throw StreamException.of(Condition.BAD_FORMAT, "the stream is empty");
        }
        if (nesting.depth() == Nesting.TOP_LEVEL - 1) {
            contentStart = 0;
            contentEnd = 0;
            done(Frame.ELEMENT, ScannerState.BETWEEN);
        } else {
            state = ScannerState.TEXT;
        }
        return p + 1;
    }

    private void opened(int behind) {
        nesting.opened();
        if (nesting.depth() == 1) {
            done(Frame.HEADER, ScannerState.BETWEEN);
            return;
        }
        if (nesting.depth() == Nesting.TOP_LEVEL) {
            contentStart = carriedBytes + behind - frameStart;
        }
        state = ScannerState.TEXT;
    }

    private void closed() {
        nesting.closed();
        if (nesting.depth() == 0) {
            done(Frame.CLOSING, ScannerState.ENDED);
        } else if (nesting.depth() == Nesting.TOP_LEVEL - 1) {
            done(Frame.ELEMENT, ScannerState.BETWEEN);
        } else {
            state = ScannerState.TEXT;
        }
    }

    private void done(Frame kind, ScannerState next) {
        frame = kind;
        state = next;
        isDone = true;
    }

    private int afterBang(byte b, int p) throws StreamException {
        if (b == '[' && nesting.depth() >= Nesting.TOP_LEVEL) {
            matched = 0;
            state = ScannerState.CDATA_WORD;
            return p + 1;
        }
        throw b == '-' || b == 'D'
                ? StreamException.of(Condition.RESTRICTED_XML, "comments and document types are not allowed")
                : StreamException.notWellFormed("'<!' begins nothing that may stand here");
    }

    private int word(byte b, int p, byte[] word, ScannerState next) throws StreamException {
        if (b != word[matched]) {
            throw next == ScannerState.DECLARATION
                    ? StreamException.of(Condition.RESTRICTED_XML, "processing instructions are not allowed")
                    : StreamException.notWellFormed("'<![' begins nothing but a CDATA section");
        }
        matched++;
        if (matched == word.length) {
            matched = 0;
            state = next;
        }
        return p + 1;
    }

    private int declaration(byte b, int p) throws StreamException {
        if (b == '>') {
            done(Frame.DECLARATION, ScannerState.PROLOG);
        } else if (b < '\t' || matched++ >= MAX_DECLARATION_BYTES) {
            throw StreamException.notWellFormed("the XML declaration has a form that we do not know");
        }
        return p + 1;
    }
}
