package io.outcry.core.address;

import java.util.Optional;

/** Turns Unicode labels into the letters, digits and hyphens of DNS, and back (RFC 3492). The JDK's form stops at IDNA 2003. */
final class Punycode {

    /** RFC 3492 §5. */
    private static final int BASE = 36;

    private static final int T_MIN = 1;
    private static final int T_MAX = 26;
    private static final int SKEW = 38;
    private static final int DAMP = 700;
    private static final int INITIAL_BIAS = 72;
    private static final int INITIAL_N = 0x80;

    private Punycode() {}

    /**
     * The encoded label without its prefix.
     *
     * @param label at most 63 code points, which the arithmetic cannot overflow with
     */
    static String encode(String label) {
        var points = label.codePoints().toArray();
        var text = new StringBuilder();
        label.codePoints().filter(point -> point < INITIAL_N).forEach(text::appendCodePoint);
        var basic = text.length();
        var handled = basic;
        if (basic > 0) {
            text.append('-');
        }
        var n = INITIAL_N;
        var delta = 0;
        var bias = INITIAL_BIAS;
        while (handled < points.length) {
            var next = smallestFrom(n, points);
            delta += (next - n) * (handled + 1);
            n = next;
            for (var point : points) {
                if (point < n) {
                    delta++;
                } else if (point == n) {
                    append(text, delta, bias);
                    bias = adapt(delta, handled + 1, handled == basic);
                    delta = 0;
                    handled++;
                }
            }
            delta++;
            n++;
        }
        return text.toString();
    }

    /**
     * The label that this encodes; empty where it encodes none.
     *
     * @param encoded lower-case ASCII without the prefix, at most 59 characters
     */
    static Optional<String> decode(String encoded) {
        var end = Math.max(0, encoded.lastIndexOf('-'));
        var text = new StringBuilder(encoded.substring(0, end));
        var n = INITIAL_N;
        var bias = INITIAL_BIAS;
        var i = 0L;
        var at = end > 0 ? end + 1 : 0;
        while (at < encoded.length()) {
            var old = i;
            var weight = 1L;
            for (var k = BASE; ; k += BASE) {
                var digit = at < encoded.length() ? digit(encoded.charAt(at++)) : -1;
                i += digit * weight;
                if (digit < 0 || i > Integer.MAX_VALUE) {
                    return Optional.empty();
                }
                var threshold = threshold(k, bias);
                if (digit < threshold) {
                    break;
                }
                weight *= BASE - threshold;
            }
            var length = text.codePointCount(0, text.length()) + 1;
            bias = adapt((int) (i - old), length, old == 0);
            n += (int) (i / length);
            i %= length;
            if (n > Character.MAX_CODE_POINT || n < INITIAL_N) {
                return Optional.empty();
            }
            text.insert(text.offsetByCodePoints(0, (int) i), Character.toString(n));
            i++;
        }
        return Optional.of(text.toString());
    }

    private static int smallestFrom(int n, int[] points) {
        var smallest = Integer.MAX_VALUE;
        for (var point : points) {
            if (point >= n && point < smallest) {
                smallest = point;
            }
        }
        return smallest;
    }

    private static void append(StringBuilder text, int delta, int bias) {
        var rest = delta;
        for (var k = BASE; ; k += BASE) {
            var threshold = threshold(k, bias);
            if (rest < threshold) {
                text.append(letter(rest));
                return;
            }
            text.append(letter(threshold + (rest - threshold) % (BASE - threshold)));
            rest = (rest - threshold) / (BASE - threshold);
        }
    }

    private static int adapt(int delta, int length, boolean isFirst) {
        var rest = isFirst ? delta / DAMP : delta / 2;
        rest += rest / length;
        var k = 0;
        while (rest > (BASE - T_MIN) * T_MAX / 2) {
            rest /= BASE - T_MIN;
            k += BASE;
        }
        return k + (BASE - T_MIN + 1) * rest / (rest + SKEW);
    }

    private static int threshold(int k, int bias) {
        return Math.clamp(k - bias, T_MIN, T_MAX);
    }

    private static char letter(int digit) {
        return (char) (digit < 26 ? 'a' + digit : '0' + digit - 26);
    }

    private static int digit(char c) {
        if (c >= 'a' && c <= 'z') {
            return c - 'a';
        }
        return c >= '0' && c <= '9' ? c - '0' + 26 : -1;
    }
}
