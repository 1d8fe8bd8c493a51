package io.outcry.core.address;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import rocks.xmpp.precis.PrecisProfile;
import rocks.xmpp.precis.PrecisProfiles;

/** Splits and prepares addresses (RFC 7622 §3). Plain ASCII takes a short way, since nearly all addresses are. */
final class JidParser {

    /** Longest part in bytes of UTF-8 (RFC 7622 §3.1). */
    private static final int MAX_PART_BYTES = 1023;

    private static final int MAX_TEXT_CHARS = 3 * MAX_PART_BYTES + 2;

    private JidParser() {}

    static Jid parse(String text) throws JidFormatException {
        if (text.length() > MAX_TEXT_CHARS) {
            throw new JidFormatException("an address of " + text.length() + " characters is too long");
        }
        var slash = text.indexOf('/');
        var at = text.indexOf('@');
        if (slash >= 0 && at > slash) {
            at = -1;
        }
        var local = at >= 0 ? text.substring(0, at) : "";
        var domain = text.substring(at + 1, slash >= 0 ? slash : text.length());
        var resource = slash >= 0 ? text.substring(slash + 1) : "";
        if (at == 0) {
            throw new JidFormatException("the part before '@' is empty");
        }
        if (slash >= 0 && resource.isEmpty()) {
            throw new JidFormatException("the part after '/' is empty");
        }
        return new Jid(local(local), domain(domain), resource(resource));
    }

    private static String local(String local) throws JidFormatException {
        if (local.isEmpty() || isPlain(local, false)) {
            return checkLength(local, "local part");
        }
        for (var i = 0; i < local.length(); i++) {
            if ("\"&'/:<>@".indexOf(local.charAt(i)) >= 0) {
                throw new JidFormatException("the local part may not contain " + local.charAt(i));
            }
        }
        return checkLength(prepare(PrecisProfiles.USERNAME_CASE_MAPPED, local, "local part"), "local part");
    }

    private static String resource(String resource) throws JidFormatException {
        if (resource.isEmpty() || isPlain(resource, true)) {
            return checkLength(resource, "resource");
        }
        return checkLength(prepare(PrecisProfiles.OPAQUE_STRING, resource, "resource"), "resource");
    }

    private static String domain(String domain) throws JidFormatException {
        var name = domain.endsWith(".") ? domain.substring(0, domain.length() - 1) : domain;
        if (name.isEmpty()) {
            throw new JidFormatException("the domain is empty");
        }
        if (name.startsWith("[")) {
            return ipv6(name);
        }
        var lower = isAscii(name) ? name.toLowerCase(Locale.ROOT) : unicodeDomain(name);
        if (lower.length() > 255) {
            throw new JidFormatException("the domain is longer than 255 characters");
        }
        for (var label : lower.split("\\.", -1)) {
            checkLabel(label);
        }
        return lower;
    }

    private static void checkLabel(String label) throws JidFormatException {
        if (label.isEmpty() || label.length() > 63) {
            throw new JidFormatException("a domain label must have 1 to 63 characters");
        }
        if (label.startsWith("-") || label.endsWith("-")) {
            throw new JidFormatException("a domain label may not begin or end with '-'");
        }
        for (var i = 0; i < label.length(); i++) {
            var c = label.charAt(i);
            if (c < 0x80 && !isLetterOrDigit(c) && c != '-' && c != '_') {
                throw new JidFormatException("the domain may not contain " + printable(c));
            }
        }
    }

    private static String unicodeDomain(String name) throws JidFormatException {
        try {
            var mapped = PrecisProfiles.IDN.enforce(name);
            return IDN.toUnicode(IDN.toASCII(mapped, IDN.USE_STD3_ASCII_RULES)).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException wrong) {
            throw new JidFormatException("the domain is not an internationalised name: " + wrong.getMessage());
        }
    }

    private static String ipv6(String name) throws JidFormatException {
        var inner = name.substring(1, Math.max(1, name.length() - 1));
        var allowed = inner.length() >= 2
                && inner.length() <= 45
                && inner.indexOf(':') >= 0
                && inner.chars().allMatch(c -> (Character.digit(c, 16) >= 0 && c < 0x80) || c == ':' || c == '.');
        if (!name.endsWith("]") || !allowed) {
            throw new JidFormatException("the domain is not an IPv6 literal");
        }
        return name.toLowerCase(Locale.ROOT);
    }

    private static String prepare(PrecisProfile profile, String part, String name) throws JidFormatException {
        try {
            return profile.enforce(part);
        } catch (IllegalArgumentException wrong) {
            throw new JidFormatException("the " + name + " has a character that is not allowed in an address");
        }
    }

    private static String checkLength(String part, String name) throws JidFormatException {
        var mayBeTooLong = part.length() * 3 > MAX_PART_BYTES;
        if (mayBeTooLong && part.getBytes(StandardCharsets.UTF_8).length > MAX_PART_BYTES) {
            throw new JidFormatException("the " + name + " is longer than " + MAX_PART_BYTES + " bytes");
        }
        return part;
    }

    /** ASCII that preparation would leave as it is. */
    private static boolean isPlain(String part, boolean isResource) {
        for (var i = 0; i < part.length(); i++) {
            var c = part.charAt(i);
            var plain = isLetterOrDigit(c) || c == '-' || c == '_' || c == '.';
            if (!plain && !(isResource && c > 0x20 && c < 0x7f)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }

    private static String printable(char c) {
        return c <= 0x20 || c == 0x7f ? "U+%04X".formatted((int) c) : String.valueOf(c);
    }
}
