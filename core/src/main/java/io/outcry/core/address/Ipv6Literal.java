package io.outcry.core.address;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/** Gives IPv6 literals their one form (RFC 5952); RFC 7622 §3.2 has them in brackets. */
final class Ipv6Literal {

    private static final Pattern CHARACTERS = Pattern.compile("[0-9A-Fa-f:.]{2,45}");

    /** What the JDK would read more freely: an IPv4 tail stands behind a colon and has four numbers. */
    private static final Pattern IPV4_TAIL = Pattern.compile(".*:(0|[1-9]\\d{0,2})(\\.(0|[1-9]\\d{0,2})){3}");

    private static final int GROUPS = 8;

    private Ipv6Literal() {}

    /** Empty where the text between the brackets is no IPv6 address; one with a zone is none that others could use. */
    static Optional<String> canonical(String text) {
        var isPossible = CHARACTERS.matcher(text).matches()
                && text.indexOf(':') >= 0
                && (text.indexOf('.') < 0 || IPV4_TAIL.matcher(text).matches());
        if (!isPossible) {
            return Optional.empty();
        }
        try {
            var address = InetAddress.ofLiteral(text);
            return Optional.of(
                    address instanceof Inet4Address
                            ? "::ffff:" + address.getHostAddress()
                            : compress(groups(address.getAddress())));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static int[] groups(byte[] bytes) {
        var groups = new int[GROUPS];
        for (var i = 0; i < GROUPS; i++) {
            groups[i] = (bytes[2 * i] & 0xff) << 8 | (bytes[2 * i + 1] & 0xff);
        }
        return groups;
    }

    /** RFC 5952 §4.2: the first longest run of at least two zeros becomes two colons. */
    private static String compress(int[] groups) {
        var runStart = 0;
        var runLength = 0;
        for (var i = 0; i < GROUPS; i++) {
            var length = zerosFrom(i, groups);
            if (length > runLength && length > 1) {
                runStart = i;
                runLength = length;
            }
        }
        var text = new StringBuilder();
        for (var i = 0; i < GROUPS; i++) {
            if (runLength > 0 && i == runStart) {
                text.append("::");
                i += runLength - 1;
            } else {
                var needsColon = !text.isEmpty() && text.charAt(text.length() - 1) != ':';
                text.append(needsColon ? ":" : "").append(Integer.toHexString(groups[i]));
            }
        }
        return text.toString();
    }

    private static int zerosFrom(int start, int[] groups) {
        var end = start;
        while (end < GROUPS && groups[end] == 0) {
            end++;
        }
        return end - start;
    }
}
