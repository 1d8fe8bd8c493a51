package io.outcry.core.feature.streammanagement;

import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Namespaces;
import io.outcry.core.stanza.StanzaError.Condition;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads the elements of stream management, strictly: a count that is guessed loses or doubles stanzas. */
final class SignalReader {

    static final long MAX_COUNT = 0xFFFF_FFFFL;

    /** XEP-0198 §5 allows no longer identifier. */
    private static final int MAX_ID_LENGTH = 4_000;

    private SignalReader() {}

    static Signal read(Element element) throws SignalFormatException {
        if (!element.name().namespace().equals(Namespaces.STREAM_MANAGEMENT)) {
            throw wrong(element, "is not of stream management");
        }
        return switch (element.name().local()) {
            case "enable" -> new Signal.Enable(flag(element), max(element));
            case "enabled" ->
                new Signal.Enabled(
                        flag(element) ? id(element, "id") : "", max(element), element.attributeOr("location", ""));
            case "r" -> new Signal.AckRequest();
            case "a" -> new Signal.Ack(count(element));
            case "resume" -> new Signal.Resume(id(element, "previd"), count(element));
            case "resumed" -> new Signal.Resumed(id(element, "previd"), count(element));
            case "failed" -> new Signal.Failed(condition(element), lastCount(element));
            default -> throw wrong(element, "is not known");
        };
    }

    /** The forms of xs:boolean. */
    private static boolean flag(Element element) throws SignalFormatException {
        return switch (element.attributeOr("resume", "false")) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw wrong(element, "has a 'resume' that is neither true nor false");
        };
    }

    private static String id(Element element, String attribute) throws SignalFormatException {
        var id = element.attributeOr(attribute, "");
        if (id.isEmpty() || id.length() > MAX_ID_LENGTH) {
            throw wrong(element, "needs a '" + attribute + "' of 1 to " + MAX_ID_LENGTH + " characters");
        }
        return id;
    }

    private static long count(Element element) throws SignalFormatException {
        var h = digits(element.attributeOr("h", ""));
        if (h.isEmpty() || h.getAsLong() > MAX_COUNT) {
            throw wrong(element, "needs an 'h' from 0 to " + MAX_COUNT);
        }
        return h.getAsLong();
    }

    private static OptionalLong lastCount(Element element) throws SignalFormatException {
        return element.attribute("h").isEmpty() ? OptionalLong.empty() : OptionalLong.of(count(element));
    }

    private static long max(Element element) throws SignalFormatException {
        var text = element.attribute("max");
        if (text.isEmpty()) {
            return 0;
        }
        var seconds = digits(text.get());
        if (seconds.isEmpty() || seconds.getAsLong() == 0) {
            throw wrong(element, "has a 'max' that is no positive number");
        }
        return seconds.getAsLong();
    }

    /** Up to eighteen digits, which no time or count needs more than; empty for any other text. */
    private static OptionalLong digits(String text) {
        var isNumber = !text.isEmpty() && text.length() <= 18 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return isNumber ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }

    private static Condition condition(Element element) {
        return element.children().stream()
                .filter(child -> child.name().namespace().equals(Namespaces.STANZA_ERRORS))
                .map(child -> named(child.name().local()))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(Condition.UNDEFINED_CONDITION);
    }

    private static Optional<Condition> named(String wireName) {
        return Arrays.stream(Condition.values())
                .filter(condition -> condition.wireName().equals(wireName))
                .findFirst();
    }

    private static SignalFormatException wrong(Element element, String what) {
        var local = element.name().local();
        var isRequest = local.equals("enable") || local.equals("resume");
        return new SignalFormatException("<" + local + "/> " + what, isRequest);
    }
}
