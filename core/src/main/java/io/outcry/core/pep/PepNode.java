package io.outcry.core.pep;

import io.outcry.core.address.Jid;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One node of an account, without the payloads of its items.
 *
 * @param affiliates who is something to it, by bare address
 * @param subscribers who subscribed beside those who hear of it by their presence
 * @param items in the order of their publication
 * @param last the newest item where its payload is kept at hand; empty where it is too large for that
 */
public record PepNode(
        String name,
        NodeConfig config,
        Map<Jid, Affiliation> affiliates,
        Set<Jid> subscribers,
        List<ItemHeader> items,
        Optional<PepItem> last) {

    public PepNode {
        affiliates = Map.copyOf(affiliates);
        subscribers = Set.copyOf(subscribers);
        items = List.copyOf(items);
    }

    /** With nothing in it. */
    public static PepNode of(String name, NodeConfig config) {
        return new PepNode(name, config, Map.of(), Set.of(), List.of(), Optional.empty());
    }

    public Optional<ItemHeader> find(String id) {
        return items.stream().filter(item -> item.id().equals(id)).findFirst();
    }

    public Optional<ItemHeader> newest() {
        return items.isEmpty() ? Optional.empty() : Optional.of(items.getLast());
    }

    public long bytes() {
        return items.stream().mapToLong(ItemHeader::sizeBytes).sum();
    }

    public PepNode with(NodeConfig changed) {
        return new PepNode(name, changed, affiliates, subscribers, items, last);
    }

    public PepNode withAffiliates(Map<Jid, Affiliation> changed) {
        return new PepNode(name, config, changed, subscribers, items, last);
    }

    public PepNode withSubscriber(Jid jid) {
        var changed = new HashSet<>(subscribers);
        changed.add(jid);
        return new PepNode(name, config, affiliates, changed, items, last);
    }

    public PepNode withoutSubscriber(Jid jid) {
        var changed = new HashSet<>(subscribers);
        changed.remove(jid);
        return new PepNode(name, config, affiliates, changed, items, last);
    }

    /** Somebody becomes something to the node, or nothing. */
    public PepNode with(Jid jid, Optional<Affiliation> affiliation) {
        var changed = new HashMap<>(affiliates);
        affiliation.ifPresentOrElse(given -> changed.put(jid, given), () -> changed.remove(jid));
        return withAffiliates(changed);
    }

    /**
     * With this item as its newest, in the place of one with its id.
     *
     * @param atHandBytes how large a payload may be to be kept at hand
     */
    public PepNode with(PepItem item, int atHandBytes) {
        var others = items.stream().filter(known -> !known.id().equals(item.id()));
        var changed = Stream.concat(others, Stream.of(item.header())).toList();
        var atHand = Optional.of(item).filter(newest -> newest.header().sizeBytes() <= atHandBytes);
        return new PepNode(name, config, affiliates, subscribers, changed, atHand);
    }

    public PepNode without(Set<String> ids) {
        var changed = items.stream().filter(item -> !ids.contains(item.id())).toList();
        return new PepNode(
                name, config, affiliates, subscribers, changed, last.filter(newest -> !ids.contains(newest.id())));
    }
}
