package io.outcry.core.page;

import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stanza.StanzaError.Condition;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which page of an answer is wanted (XEP-0059 §2).
 *
 * @param max most items of the page; empty where the asker does not care, 0 where it only wants the count
 * @param after the page begins behind this item
 * @param before the page ends in front of this item, or at the very end where the text is empty
 */
public record PageRequest(OptionalInt max, Optional<String> after, Optional<String> before) {

    public static final String NAMESPACE = "http://jabber.org/protocol/rsm";

    /** Nothing in particular. */
    public static final PageRequest ANY = new PageRequest(OptionalInt.empty(), Optional.empty(), Optional.empty());

    /** The longest number that is looked at. */
    private static final int MAX_DIGITS = 9;

    /** What a request says. */
    public sealed interface Reading {

        record Read(PageRequest page) implements Reading {}

        record Wrong(StanzaError error) implements Reading {}
    }

    /** Reads the set in this element, which may have none. */
    public static Reading read(Element parent) {
        return parent.child("set", NAMESPACE).map(PageRequest::ofSet).orElse(new Reading.Read(ANY));
    }

    private static Reading ofSet(Element set) {
        if (set.child("index", NAMESPACE).isPresent()) {
            // XEP-0059 §2.6: who has no pages by number says so.
            return wrong(Condition.FEATURE_NOT_IMPLEMENTED, "pages are found by their neighbours, not by number");
        }
        var max = text(set, "max");
        if (max.filter(number -> !isNumber(number)).isPresent()) {
            return wrong(Condition.BAD_REQUEST, "a maximum is a number");
        }
        return new Reading.Read(new PageRequest(
                max.map(number -> OptionalInt.of(Integer.parseInt(number))).orElse(OptionalInt.empty()),
                text(set, "after").filter(id -> !id.isEmpty()),
                text(set, "before")));
    }

    private static Optional<String> text(Element set, String child) {
        return set.child(child, NAMESPACE).map(Element::text);
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty()
                && text.length() <= MAX_DIGITS
                && text.chars().allMatch(digit -> digit >= '0' && digit <= '9');
    }

    private static Reading wrong(Condition condition, String text) {
        return new Reading.Wrong(StanzaError.of(condition, text));
    }

    /** The page is counted from the end of the answer, or from the item that it is in front of. */
    public boolean isBackwards() {
        return before.isPresent();
    }
}
