package io.outcry.core.stanza;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An XML element, taken apart; made only where somebody looks inside a payload, or to write one.
 *
 * @param attributes by name in order; a name in a namespace is written {@code {namespace}local}
 * @param nodes what stands between the tags, in order
 */
public record Element(Name name, Map<String, String> attributes, List<Node> nodes) implements Node {

    /** The name of {@code xml:lang}. */
    public static final String LANG = "{" + Namespaces.XML + "}lang";

    public Element {
        attributes = attributes.isEmpty() ? Map.of() : new LinkedHashMap<>(attributes);
        nodes = List.copyOf(nodes);
    }

    public static Builder named(String local, String namespace) {
        return new Builder(new Name(local, namespace));
    }

    /** An element without attributes or content. */
    public static Element empty(String local, String namespace) {
        return new Element(new Name(local, namespace), Map.of(), List.of());
    }

    public boolean is(String local, String namespace) {
        return name.local().equals(local) && name.namespace().equals(namespace);
    }

    public Optional<String> attribute(String attribute) {
        return Optional.ofNullable(attributes.get(attribute));
    }

    /** The attribute's value, or the empty text. */
    public String attributeOr(String attribute, String otherwise) {
        return attributes.getOrDefault(attribute, otherwise);
    }

    public List<Element> children() {
        return nodes.stream()
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .toList();
    }

    /** The first child of this name. */
    public Optional<Element> child(String local, String namespace) {
        return children().stream().filter(child -> child.is(local, namespace)).findFirst();
    }

    public List<Element> children(String local, String namespace) {
        return children().stream().filter(child -> child.is(local, namespace)).toList();
    }

    /** All characters directly inside, without those of children. */
    public String text() {
        return nodes.stream()
                .filter(Text.class::isInstance)
                .map(node -> ((Text) node).characters())
                .collect(Collectors.joining());
    }

    /** About how long this element is when written; characters count as bytes. */
    public int roughSizeBytes() {
        var size = 2 * name.local().length() + name.namespace().length() + 15;
        for (var attribute : attributes.entrySet()) {
            size += attribute.getKey().length() + attribute.getValue().length() + 4;
        }
        for (var node : nodes) {
            size += switch (node) {
                case Element child -> child.roughSizeBytes();
                case Text text -> text.characters().length();
            };
        }
        return size;
    }

    public static final class Builder {

        private final Name name;
        private final Map<String, String> attributes = new LinkedHashMap<>();
        private final List<Node> nodes = new ArrayList<>();

        private Builder(Name name) {
            this.name = name;
        }

        public Builder attribute(String attribute, String value) {
            attributes.put(attribute, value);
            return this;
        }

        public Builder attribute(String attribute, Optional<String> value) {
            value.ifPresent(text -> attributes.put(attribute, text));
            return this;
        }

        public Builder text(String characters) {
            if (!characters.isEmpty()) {
                nodes.add(new Text(characters));
            }
            return this;
        }

        public Builder child(Element child) {
            nodes.add(child);
            return this;
        }

        /** A child of this name in the parent's own namespace, holding this text. */
        public Builder child(String local, String characters) {
            return child(named(local, name.namespace()).text(characters).build());
        }

        public Builder children(List<Element> children) {
            nodes.addAll(children);
            return this;
        }

        public Element build() {
            return new Element(name, attributes, nodes);
        }
    }
}
