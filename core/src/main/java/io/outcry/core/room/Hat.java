package io.outcry.core.room;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What somebody is in a room beside a role and an affiliation, such as its teacher (XEP-0317).
 *
 * @param uri by which it is known; at most {@link #LONGEST_URI_CHARS} characters
 * @param title for people
 * @param hue of its colour, in degrees as they were written (XEP-0392); empty for none
 */
public record Hat(String uri, String title, String hue) {

    /** What stores take as a part of a key. */
    public static final int LONGEST_URI_CHARS = 255;

    private static final Pattern HUE = Pattern.compile("\\d{1,3}(\\.\\d{1,9})?");
    private static final BigDecimal CIRCLE = BigDecimal.valueOf(360);

    /** Empty where the URI or the hue is none, or the title says nothing. */
    public static Optional<Hat> read(String uri, String title, String hue) {
        var makesSense = isUri(uri) && !title.isBlank() && (hue.isEmpty() || isHue(hue));
        return makesSense ? Optional.of(new Hat(uri, title, hue)) : Optional.empty();
    }

    private static boolean isUri(String text) {
        try {
            return text.length() <= LONGEST_URI_CHARS && new URI(text).isAbsolute();
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    private static boolean isHue(String text) {
        return HUE.matcher(text).matches() && new BigDecimal(text).compareTo(CIRCLE) < 0;
    }
}
