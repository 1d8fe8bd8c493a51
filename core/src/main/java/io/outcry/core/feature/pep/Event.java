package io.outcry.core.feature.pep;

import io.outcry.core.pep.ConfigField;
import io.outcry.core.pep.PepItem;
import io.outcry.core.pep.PepNode;
import io.outcry.core.stanza.Element;
import java.util.Collection;
import java.util.Optional;

/** What those who hear of a node are told (XEP-0060 §§7.1.2, 7.2.2.1, 8.2.5.3, 8.4.2, 8.5.2). */
final class Event {

    private Event() {}

    static Element published(PepNode node, PepItem item) {
        var withPayload = node.config().is(ConfigField.DELIVER_PAYLOADS);
        return items(node, item(node, item, PepNames.EVENT, withPayload));
    }

    static Element retracted(PepNode node, Collection<String> ids) {
        var retracts = ids.stream()
                .map(id -> Element.named("retract", PepNames.EVENT)
                        .attribute("id", id)
                        .build())
                .toArray(Element[]::new);
        return items(node, retracts);
    }

    static Element deleted(PepNode node) {
        return about("delete", node).build();
    }

    static Element purged(PepNode node) {
        return about("purge", node).build();
    }

    static Element configured(PepNode node) {
        var configuration = about("configuration", node);
        if (node.config().is(ConfigField.DELIVER_PAYLOADS)) {
            configuration.child(ConfigForm.told(node.config()));
        }
        return configuration.build();
    }

    /** An item wherever it is shown: its publisher is told by the service, never by who published it. */
    static Element item(PepNode node, PepItem item, String namespace, boolean withPayload) {
        var publisher = Optional.of(item.header().publisher().toString());
        var element = Element.named("item", namespace)
                .attribute("id", item.id())
                .attribute("publisher", publisher.filter(_ -> node.config().showsPublisher()));
        item.payload().filter(_ -> withPayload).ifPresent(element::child);
        return element.build();
    }

    private static Element items(PepNode node, Element... children) {
        return about("items", node).children(java.util.List.of(children)).build();
    }

    private static Element.Builder about(String what, PepNode node) {
        return Element.named(what, PepNames.EVENT).attribute("node", node.name());
    }
}
