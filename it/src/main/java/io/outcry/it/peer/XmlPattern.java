package io.outcry.it.peer;

import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Namespaces;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * XML that another element has to contain: what the pattern names must be there, what it does not name may be.
 *
 * <ul>
 *   <li>{@code …} stands for any text, {@code {name}} for any text that is remembered under this name: where the name
 *       is known already, it stands for what is remembered.
 *   <li>An empty attribute means that there must be none.
 *   <li>The type of a message, presence or IQ has to be the same, also where the pattern has none.
 *   <li>What stands inside {@code <not>} must not be there.
 * </ul>
 */
public record XmlPattern(Element wanted) {

    private static final Set<String> STANZAS = Set.of("message", "presence", "iq");
    private static final Pattern HOLE = Pattern.compile("…|\\{([a-z-]+)}");

    public static XmlPattern of(String xml) {
        return new XmlPattern(XmlText.parse(xml));
    }

    /**
     * Why the element does not match; empty where it does.
     *
     * @param remembered texts by name; what this pattern finds is added where it matches
     */
    public Optional<String> mismatch(Element actual, Map<String, String> remembered) {
        var found = new java.util.HashMap<>(remembered);
        var reason = difference(wanted, actual, found);
        if (reason.isEmpty()) {
            remembered.putAll(found);
        }
        return reason;
    }

    private static Optional<String> difference(Element wanted, Element actual, Map<String, String> found) {
        if (!wanted.name().equals(actual.name())) {
            return Optional.of(XmlText.nameOf(actual.name()) + " is not " + XmlText.nameOf(wanted.name()));
        }
        return attributes(wanted, actual, found)
                .or(() -> text(wanted, actual, found))
                .or(() -> children(wanted, actual, found));
    }

    private static Optional<String> attributes(Element wanted, Element actual, Map<String, String> found) {
        for (var attribute : wanted.attributes().entrySet()) {
            var value = actual.attributeOr(attribute.getKey(), "");
            if (!fits(attribute.getValue(), value, found)) {
                return Optional.of(attribute.getKey() + " is '" + value + "', not '" + attribute.getValue() + "'");
            }
        }
        var isStanza = wanted.name().namespace().equals(Namespaces.CLIENT)
                && STANZAS.contains(wanted.name().local());
        var type = actual.attributeOr("type", "");
        return isStanza && wanted.attribute("type").isEmpty() && !type.isEmpty() && !type.equals("normal")
                ? Optional.of("type is '" + type + "'")
                : Optional.empty();
    }

    private static Optional<String> text(Element wanted, Element actual, Map<String, String> found) {
        var text = wanted.text().strip();
        return text.isEmpty() || fits(text, actual.text().strip(), found)
                ? Optional.empty()
                : Optional.of("the text of " + actual.name().local() + " is '" + actual.text() + "'");
    }

    private static Optional<String> children(Element wanted, Element actual, Map<String, String> found) {
        var left = new ArrayList<>(actual.children());
        for (var child : wanted.children()) {
            if (child.name().local().equals("not")) {
                for (var unwanted : child.children()) {
                    if (take(unwanted, left, found)) {
                        return Optional.of("there is a " + XmlText.nameOf(unwanted.name()));
                    }
                }
            } else if (!take(child, left, found)) {
                return Optional.of(
                        "there is no such " + XmlText.nameOf(child.name()) + " in " + XmlText.nameOf(actual.name()));
            }
        }
        return Optional.empty();
    }

    private static boolean take(Element wanted, ArrayList<Element> from, Map<String, String> found) {
        for (var candidate : from) {
            var tried = new java.util.HashMap<>(found);
            if (difference(wanted, candidate, tried).isEmpty()) {
                found.putAll(tried);
                return from.remove(candidate);
            }
        }
        return false;
    }

    private static boolean fits(String wanted, String actual, Map<String, String> found) {
        var expression = new StringBuilder();
        var names = new ArrayList<String>();
        var hole = HOLE.matcher(wanted);
        var end = 0;
        while (hole.find()) {
            expression.append(Pattern.quote(wanted.substring(end, hole.start())));
            expression.append(expressionFor(hole, found, names));
            end = hole.end();
        }
        expression.append(Pattern.quote(wanted.substring(end)));
        var matcher = Pattern.compile(expression.toString(), Pattern.DOTALL).matcher(actual);
        if (!matcher.matches()) {
            return false;
        }
        for (var i = 0; i < names.size(); i++) {
            found.put(names.get(i), matcher.group(i + 1));
        }
        return true;
    }

    private static String expressionFor(Matcher hole, Map<String, String> found, ArrayList<String> names) {
        var name = Optional.ofNullable(hole.group(1));
        if (name.isEmpty()) {
            return ".*";
        }
        var known = name.map(found::get);
        if (known.isPresent()) {
            return Pattern.quote(known.get());
        }
        names.add(name.get());
        return "(.+)";
    }

    /** The text with every name in braces replaced by what is remembered under it. */
    public static String fill(String text, Map<String, String> remembered) {
        return HOLE.matcher(text).replaceAll(hole -> {
            var name = Optional.ofNullable(hole.group(1));
            return Matcher.quoteReplacement(name.map(known -> remembered.getOrDefault(known, "{" + known + "}"))
                    .orElse("…"));
        });
    }
}
