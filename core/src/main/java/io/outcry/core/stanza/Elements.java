package io.outcry.core.stanza;

import java.util.List;

/** A payload that the server made. */
public record Elements(List<Element> elements) implements Payload {

    static final Elements EMPTY = new Elements(List.of());

    public Elements {
        elements = List.copyOf(elements);
    }

    @Override
    public List<Name> names() {
        return elements.stream().map(Element::name).toList();
    }
}
