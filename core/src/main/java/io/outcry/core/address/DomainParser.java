package io.outcry.core.address;

import java.util.ArrayList;
import java.util.Locale;
import rocks.xmpp.precis.PrecisProfiles;

/**
 * Prepares the domain of an address (RFC 7622 §3.2): labels of letters, digits and hyphens, and U-labels by IDNA 2008
 * (RFC 5890). An A-label becomes its U-label, so that a domain has one form. The JDK knows IDNA 2003 only, which makes
 * two domains one.
 */
final class DomainParser {

    /** RFC 1035 §2.3.4, as text. */
    private static final int MAX_ASCII_CHARS = 253;

    private static final int MAX_LABEL_CHARS = 63;

    private static final String ACE_PREFIX = "xn--";

    private DomainParser() {}

    static String parse(String domain) throws JidFormatException {
        if (domain.startsWith("[")) {
            return ipv6(domain);
        }
        // RFC 5895 §2: the full stops of other scripts separate labels as ours does.
        var dotted = domain.replace('\u3002', '.').replace('\uff0e', '.').replace('\uff61', '.');
        var name = dotted.endsWith(".") ? dotted.substring(0, dotted.length() - 1) : dotted;
        if (name.isEmpty()) {
            throw new JidFormatException("the domain is empty");
        }
        if (name.length() > MAX_ASCII_CHARS) {
            throw tooLong();
        }
        return isAscii(name) && !name.toLowerCase(Locale.ROOT).contains(ACE_PREFIX)
                ? plain(name.toLowerCase(Locale.ROOT))
                : international(name);
    }

    private static String plain(String name) throws JidFormatException {
        for (var label : name.split("\\.", -1)) {
            checkLabel(label, label.length());
        }
        return name;
    }

    private static String international(String name) throws JidFormatException {
        var labels = new ArrayList<String>();
        var asciiChars = -1;
        for (var written : name.split("\\.", -1)) {
            var label = unicodeLabel(written);
            var length = asciiLength(label);
            checkLabel(label, length);
            labels.add(label);
            asciiChars += length + 1;
        }
        if (asciiChars > MAX_ASCII_CHARS) {
            throw tooLong();
        }
        return String.join(".", labels);
    }

    private static String unicodeLabel(String written) throws JidFormatException {
        if (!isAscii(written)) {
            return prepare(written);
        }
        var lower = written.toLowerCase(Locale.ROOT);
        if (!lower.startsWith(ACE_PREFIX) || lower.length() > MAX_LABEL_CHARS) {
            return lower;
        }
        var label = Punycode.decode(lower.substring(ACE_PREFIX.length())).orElse("");
        // Only the one encoding of a well prepared label counts (RFC 5891 §5.3, §5.4).
        if (isAscii(label) || !prepare(label).equals(label) || !encoded(label).equals(lower)) {
            throw new JidFormatException("a domain label begins with xn-- and encodes nothing");
        }
        return label;
    }

    /** The letters that PRECIS takes into names are those of IDNA 2008, beside ASCII, which is checked by itself. */
    private static String prepare(String label) throws JidFormatException {
        try {
            var prepared = PrecisProfiles.USERNAME_CASE_MAPPED.enforce(label);
            if (isMark(prepared.codePointAt(0))) {
                throw new JidFormatException("a domain label begins with a combining mark");
            }
            if (prepared.startsWith(ACE_PREFIX)) {
                // Also where it was decoded: it would be decoded again wherever it is read next.
                throw new JidFormatException("a domain label is neither plain nor international");
            }
            return prepared;
        } catch (IllegalArgumentException _) {
            throw new JidFormatException("the domain has a character that is not allowed in an internationalised name");
        }
    }

    private static int asciiLength(String label) {
        return isAscii(label) || label.length() > MAX_LABEL_CHARS
                ? label.length()
                : encoded(label).length();
    }

    private static String encoded(String label) {
        return ACE_PREFIX + Punycode.encode(label);
    }

    private static void checkLabel(String label, int asciiChars) throws JidFormatException {
        if (label.isEmpty() || asciiChars > MAX_LABEL_CHARS) {
            throw new JidFormatException("a domain label must have 1 to 63 characters");
        }
        if (label.startsWith("-") || label.endsWith("-")) {
            throw new JidFormatException("a domain label may not begin or end with '-'");
        }
        for (var i = 0; i < label.length(); i++) {
            var c = label.charAt(i);
            if (c < 0x80 && !JidParser.isLetterOrDigit(c) && c != '-' && c != '_') {
                throw new JidFormatException("the domain may not contain " + JidParser.printable(c));
            }
        }
    }

    private static String ipv6(String name) throws JidFormatException {
        var inner = name.substring(1, Math.max(1, name.length() - 1));
        var literal = Ipv6Literal.canonical(inner).filter(_ -> name.endsWith("]"));
        return "[" + literal.orElseThrow(() -> new JidFormatException("the domain is not an IPv6 literal")) + "]";
    }

    private static boolean isMark(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }

    private static JidFormatException tooLong() {
        return new JidFormatException("the domain is longer than " + MAX_ASCII_CHARS + " characters");
    }
}
