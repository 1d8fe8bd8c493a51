package io.outcry.core.feature.pep;

import io.outcry.core.contact.Act;
import io.outcry.core.contact.Outcome;
import io.outcry.core.pep.ConfigField;
import io.outcry.core.pep.ItemHeader;
import io.outcry.core.pep.NodeConfig;
import io.outcry.core.pep.PepChange;
import io.outcry.core.pep.PepNode;
import io.outcry.core.stanza.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The owner empties a node, deletes it, and says how it is set up (XEP-0060 §§8.2–8.5). */
final class OwnedNode {

    private OwnedNode() {}

    static Outcome delete(Request request, PepNode node) {
        var state = request.state().without(node);
        var told = node.config().is(ConfigField.NOTIFY_DELETE)
                ? Notification.ofAll(
                        request.state(),
                        node,
                        Event.deleted(node),
                        request.pep().ids())
                : List.<Act>of();
        return request.changed(
                state, List.of(new PepChange.Removal(node.name())), request.iq().result(), told);
    }

    static Outcome purge(Request request, PepNode node) {
        if (!node.config().is(ConfigField.PERSIST_ITEMS)) {
            return request.refuse(PepError.unsupported("persistent-items"));
        }
        var after = node.without(ids(node.items()));
        var state = request.state().with(after);
        var told = node.config().is(ConfigField.NOTIFY_RETRACT)
                ? Notification.ofAll(
                        state, after, Event.purged(after), request.pep().ids())
                : List.<Act>of();
        var change = new PepChange.OfItems(node.name(), Optional.empty(), ids(node.items()));
        return request.changed(state, List.of(change), request.iq().result(), told);
    }

    static Outcome settings(Request request, PepNode node) {
        return request.answer(request.wrapped(Element.named("configure", PepNames.OWNER)
                .attribute("node", node.name())
                .child(ConfigForm.toFillIn(node.config()))
                .build()));
    }

    static Outcome usualSettings(Request request) {
        return request.answer(request.wrapped(Element.named("default", PepNames.OWNER)
                .child(ConfigForm.toFillIn(NodeConfig.USUAL))
                .build()));
    }

    static Outcome configure(Request request, PepNode node, Element configure) {
        return switch (ConfigForm.read(configure, ConfigForm.NODE_CONFIG, request.limits())) {
            case ConfigForm.Reading.Wrong wrong -> request.refuse(wrong.error());
            case ConfigForm.Reading.Cancelled _ -> request.answer();
            case ConfigForm.Reading.Read read ->
                ConfigForm.applied(node.config(), read, request.limits())
                        .map(config -> configured(request, node, config))
                        .orElseGet(() -> request.refuse(ConfigForm.tooLong(request.limits())));
        };
    }

    /** What no longer fits goes. */
    private static Outcome configured(Request request, PepNode node, NodeConfig config) {
        var most = config.is(ConfigField.PERSIST_ITEMS)
                ? config.maxItems(request.limits().maxItemsPerNode())
                : 0;
        var surplus = ids(node.items().subList(0, Math.max(0, node.items().size() - most)));
        var after = node.with(config).without(surplus);
        var changes = new ArrayList<PepChange>();
        changes.add(new PepChange.OfNode(after));
        if (!surplus.isEmpty()) {
            changes.add(new PepChange.OfItems(node.name(), Optional.empty(), surplus));
        }
        var state = request.state().with(after);
        var told = config.is(ConfigField.NOTIFY_CONFIG)
                ? Notification.ofAll(
                        state, after, Event.configured(after), request.pep().ids())
                : List.<Act>of();
        return request.changed(state, changes, request.iq().result(), told);
    }

    private static Set<String> ids(List<ItemHeader> items) {
        return items.stream().map(ItemHeader::id).collect(Collectors.toUnmodifiableSet());
    }
}
