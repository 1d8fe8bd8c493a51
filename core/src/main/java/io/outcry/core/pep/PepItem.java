package io.outcry.core.pep;

import io.outcry.core.stanza.Element;
import java.util.Optional;

/** An item with what was published. */
public record PepItem(ItemHeader header, Optional<Element> payload) {

    public String id() {
        return header.id();
    }
}
