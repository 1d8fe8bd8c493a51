package io.outcry.core.feature.pep;

import io.outcry.core.contact.Act;
import io.outcry.core.contact.Outcome;
import io.outcry.core.pep.ConfigField;
import io.outcry.core.pep.PepChange;
import io.outcry.core.pep.PepNode;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stanza.StanzaError.Condition;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The owner takes an item back (XEP-0060 §7.2). */
final class Retract {

    private Retract() {}

    static Outcome handle(Request request, Element retract) {
        if (!request.isOwners()) {
            return request.refuse(StanzaError.of(Condition.FORBIDDEN));
        }
        if (retract.attributeOr("node", "").isEmpty()) {
            return request.refuse(PepError.nodeRequired());
        }
        var items = retract.children("item", PepNames.PUBSUB);
        var id = items.size() == 1 ? items.getFirst().attributeOr("id", "") : "";
        if (id.isEmpty()) {
            return request.refuse(PepError.of(Condition.BAD_REQUEST, "item-required"));
        }
        return request.node(retract)
                .map(node -> retract(request, node, id, isNotifying(retract)))
                .orElseGet(() -> request.refuse(PepError.noSuchNode()));
    }

    private static Outcome retract(Request request, PepNode node, String id, boolean isNotifying) {
        if (!node.config().is(ConfigField.PERSIST_ITEMS)) {
            return request.refuse(PepError.unsupported("persistent-items"));
        }
        if (node.find(id).isEmpty()) {
            return request.refuse(StanzaError.of(Condition.ITEM_NOT_FOUND));
        }
        var after = node.without(Set.of(id));
        var state = request.state().with(after);
        var told = isNotifying || node.config().is(ConfigField.NOTIFY_RETRACT)
                ? Notification.ofAll(
                        state,
                        after,
                        Event.retracted(after, List.of(id)),
                        request.pep().ids())
                : List.<Act>of();
        var change = new PepChange.OfItems(node.name(), Optional.empty(), Set.of(id));
        return request.changed(state, List.of(change), request.iq().result(), told);
    }

    private static boolean isNotifying(Element retract) {
        var notify = retract.attributeOr("notify", "");
        return notify.equals("true") || notify.equals("1");
    }
}
