package io.outcry.ops.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** How the names of records and of keys belong together. */
final class Names {

    private Names() {}

    /** {@code maxStanzaBytes} is written {@code max-stanza-bytes}. */
    static String dashed(String camelCase) {
        var text = new StringBuilder(camelCase.length() + 8);
        for (var i = 0; i < camelCase.length(); i++) {
            var c = camelCase.charAt(i);
            if (Character.isUpperCase(c) && i > 0) {
                text.append('-');
            }
            text.append(Character.toLowerCase(c));
        }
        return text.toString();
    }

    /** {@code SHA_256} is written {@code sha-256}. */
    static String dashed(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The known name that was probably meant, if one is near enough. */
    static Optional<String> nearest(String unknown, Collection<String> known) {
        var allowed = Math.max(2, unknown.length() / 3);
        return known.stream()
                .filter(name -> distance(unknown, name) <= allowed)
                .min(Comparator.comparingInt(name -> distance(unknown, name)));
    }

    /** How many characters must be inserted, removed or exchanged (Levenshtein). */
    private static int distance(String from, String to) {
        var row = new int[to.length() + 1];
        for (var j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (var i = 1; i <= from.length(); i++) {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.length(); j++) {
                var exchanged = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(exchanged, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
