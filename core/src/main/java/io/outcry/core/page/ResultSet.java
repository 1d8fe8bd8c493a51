package io.outcry.core.page;

import io.outcry.core.stanza.Element;
import java.util.List;
import java.util.OptionalLong;

/**
 * Which page an answer is (XEP-0059 §2).
 *
 * @param ids of its items, in their order
 * @param count of all items of all pages, where that is known
 */
public record ResultSet(List<String> ids, OptionalLong count) {

    public ResultSet {
        ids = List.copyOf(ids);
    }

    public Element element() {
        var set = Element.named("set", PageRequest.NAMESPACE);
        if (!ids.isEmpty()) {
            set.child("first", ids.getFirst()).child("last", ids.getLast());
        }
        count.ifPresent(number -> set.child("count", Long.toString(number)));
        return set.build();
    }
}
