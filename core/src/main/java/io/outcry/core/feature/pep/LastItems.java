package io.outcry.core.feature.pep;

import io.outcry.core.address.Jid;
import io.outcry.core.contact.Act;
import io.outcry.core.contact.UserState;
import io.outcry.core.pep.ConfigField;
import io.outcry.core.pep.ItemFetch;
import io.outcry.core.pep.PepNode;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What a client that has just come, or that has just become interested, missed (XEP-0163 §4.3.4). */
final class LastItems {

    private LastItems() {}

    /** @param nodes of which the client wants to hear */
    static List<Act> ofAll(UserState state, Jid client, Collection<String> nodes, Supplier<String> ids) {
        return nodes.stream()
                .sorted()
                .flatMap(name -> state.pep().find(name).stream())
                .filter(node -> node.config().sendsLastOnPresence())
                .filter(node ->
                        client.sameAccount(state.account()) || Notification.hearsByPresence(state, node, client))
                .flatMap(node -> of(state, client, node, ids).stream())
                .toList();
    }

    /** Empty where there is nothing to tell. */
    static Optional<Act> of(UserState state, Jid receiver, PepNode node, Supplier<String> ids) {
        if (!node.config().is(ConfigField.DELIVER_NOTIFICATIONS)) {
            return Optional.empty();
        }
        return node.newest()
                .map(newest -> node.last()
                        .map(item ->
                                Notification.ofLast(state, receiver, Event.published(node, item), newest, ids.get()))
                        .orElseGet(() -> new Act.Fetch(new ItemFetch(
                                node.name(), List.of(newest.id()), new ItemFetch.Purpose.Last(receiver)))));
    }
}
