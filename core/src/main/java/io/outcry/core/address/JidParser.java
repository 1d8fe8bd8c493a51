package io.outcry.core.address;

import java.nio.charset.StandardCharsets;
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
        return new Jid(local(local), DomainParser.parse(domain), resource(resource));
    }

    private static String local(String local) throws JidFormatException {
        if (local.isEmpty() || isPlain(local, false)) {
            return checkLength(local, "local part");
        }
        // Looked for after preparation, which makes an ordinary '@' or '/' of a wide one.
        var prepared = prepare(PrecisProfiles.USERNAME_CASE_MAPPED, local, "local part");
        for (var i = 0; i < prepared.length(); i++) {
            if ("\"&'/:<>@".indexOf(prepared.charAt(i)) >= 0) {
                throw new JidFormatException("the local part may not contain " + prepared.charAt(i));
            }
        }
        return checkLength(prepared, "local part");
    }

    private static String resource(String resource) throws JidFormatException {
        if (resource.isEmpty() || isPlain(resource, true)) {
            return checkLength(resource, "resource");
        }
        return checkLength(prepare(PrecisProfiles.OPAQUE_STRING, resource, "resource"), "resource");
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

    static boolean isLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }

    static String printable(char c) {
        return c <= 0x20 || c == 0x7f ? "U+%04X".formatted((int) c) : String.valueOf(c);
    }
}
