package io.outcry.core.feature.pep;

import io.outcry.core.contact.Outcome;
import io.outcry.core.pep.ConfigField;
import io.outcry.core.pep.ItemHeader;
import io.outcry.core.pep.PepChange;
import io.outcry.core.pep.PepItem;
import io.outcry.core.pep.PepNode;
import io.outcry.core.pep.PepStore;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stanza.StanzaError.Condition;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The owner publishes an item, to a node that is made where there is none (XEP-0060 §7.1). */
final class Publish {

    private final Request request;
    private final Element publish;

    private Publish(Request request, Element publish) {
        this.request = request;
        this.publish = publish;
    }

    static Outcome handle(Request request, Element publish) {
        return request.isOwners()
                ? new Publish(request, publish).decide()
                : request.refuse(StanzaError.of(Condition.FORBIDDEN));
    }

    private Outcome decide() {
        var name = publish.attributeOr("node", "");
        var refusal = NewNode.refusalOf(name);
        if (refusal.isPresent()) {
            return request.refuse(refusal.get());
        }
        return switch (PublishOptions.apply(request, name)) {
            case PublishOptions.Result.Refused refused -> request.refuse(refused.error());
            case PublishOptions.Result.Exists exists -> onto(exists.node(), false);
            case PublishOptions.Result.Made made -> onto(made.node(), true);
        };
    }

    private Outcome onto(PepNode node, boolean isNew) {
        if (isNew && request.state().pep().size() >= request.limits().maxNodes()) {
            return request.refuse(NewNode.tooMany(request.limits()));
        }
        var items = publish.children("item", PepNames.PUBSUB);
        return ItemRules.refusal(request, node, items)
                .map(request::refuse)
                .orElseGet(() -> items.isEmpty() ? notice(node, isNew) : item(node, isNew, items.getFirst()));
    }

    /** Something happened, and that is all there is to say (XEP-0060 §4.3). */
    private Outcome notice(PepNode node, boolean isNew) {
        var event = Element.named("items", PepNames.EVENT)
                .attribute("node", node.name())
                .build();
        return published(node, isNew, List.of(), answer(node, Optional.empty()), event);
    }

    private Outcome item(PepNode node, boolean isNew, Element given) {
        var id = given.attribute("id").filter(text -> !text.isEmpty());
        var payload = given.children().stream().findFirst();
        var seq = Math.max(
                request.now().toEpochMilli(), node.newest().map(ItemHeader::seq).orElse(0L) + 1);
        var header = new ItemHeader(
                id.orElseGet(request.pep().ids()),
                request.asker(),
                request.now().truncatedTo(ChronoUnit.MILLIS),
                payload.map(Element::roughSizeBytes).orElse(0),
                seq);
        var item = new PepItem(header, payload);
        var answer = answer(node, id.isPresent() ? Optional.empty() : Optional.of(header.id()));
        if (!node.config().is(ConfigField.PERSIST_ITEMS)) {
            return published(node, isNew, List.of(), answer, Event.published(node, item));
        }
        var evicted = evicted(node, header.id());
        var after = node.with(item, request.limits().maxAtHandBytes()).without(evicted);
        if (bytesWith(node, after) > request.limits().maxTotalBytes()) {
            return request.refuse(PepError.full("an account keeps at most %d bytes"
                    .formatted(request.limits().maxTotalBytes())));
        }
        var change = new PepChange.OfItems(node.name(), Optional.of(item), evicted);
        return published(after, isNew, List.of(change), answer, Event.published(node, item));
    }

    private long bytesWith(PepNode before, PepNode after) {
        return request.state().pep().bytes() - before.bytes() + after.bytes();
    }

    /** The oldest make room (XEP-0060 §7.1.2.5). */
    private Set<String> evicted(PepNode node, String published) {
        var others = node.items().stream()
                .map(ItemHeader::id)
                .filter(id -> !id.equals(published))
                .toList();
        var most = node.config().maxItems(request.limits().maxItemsPerNode());
        return others.stream().limit(Math.max(0, others.size() + 1 - most)).collect(Collectors.toUnmodifiableSet());
    }

    private Outcome published(PepNode node, boolean isNew, List<PepChange> ofItems, Element answer, Element event) {
        var state = request.state().with(node);
        var result = request.iq().result(answer);
        var told = Notification.ofAll(state, node, event, request.pep().ids());
        if (!isNew && ofItems.isEmpty()) {
            return Outcome.reply(request.state(), result).and(told);
        }
        var changes = new ArrayList<PepChange>();
        if (isNew) {
            changes.add(new PepChange.OfNode(node));
        }
        changes.addAll(ofItems);
        return request.changed(state, changes, result, told);
    }

    /** @param id what the service called the item */
    private Element answer(PepNode node, Optional<String> id) {
        var published = Element.named("publish", PepNames.PUBSUB).attribute("node", node.name());
        id.ifPresent(given -> published.child(
                Element.named("item", PepNames.PUBSUB).attribute("id", given).build()));
        return request.wrapped(published.build());
    }

    /** Whether an item fits its node (XEP-0060 §7.1.3). */
    private static final class ItemRules {

        private ItemRules() {}

        static Optional<StanzaError> refusal(Request request, PepNode node, List<Element> items) {
            var persists = node.config().is(ConfigField.PERSIST_ITEMS);
            var delivers = node.config().is(ConfigField.DELIVER_PAYLOADS);
            if (items.size() > 1) {
                return bad("max-items-exceeded", "one item is published at a time");
            }
            if (items.isEmpty()) {
                return persists || delivers ? bad("item-required", "there is no item") : Optional.empty();
            }
            if (!persists && !delivers) {
                return bad("item-forbidden", "the node only says that something happened");
            }
            var payload = items.getFirst().children();
            if (payload.isEmpty() && delivers) {
                return bad("payload-required", "the item is empty");
            }
            if (payload.size() > 1) {
                return bad("invalid-payload", "an item has one payload");
            }
            return tooLong(items.getFirst()).or(() -> tooBig(request, payload));
        }

        private static Optional<StanzaError> tooLong(Element item) {
            return item.attributeOr("id", "").length() > PepStore.MAX_NAME_CHARS
                    ? Optional.of(StanzaError.of(
                            Condition.NOT_ACCEPTABLE,
                            "an item's id has at most %d characters".formatted(PepStore.MAX_NAME_CHARS)))
                    : Optional.empty();
        }

        private static Optional<StanzaError> tooBig(Request request, List<Element> payload) {
            var most = request.limits().maxItemBytes();
            return payload.stream().anyMatch(element -> element.roughSizeBytes() > most)
                    ? Optional.of(PepError.of(
                            Condition.NOT_ACCEPTABLE,
                            "payload-too-big",
                            "a payload has at most %d bytes".formatted(most)))
                    : Optional.empty();
        }

        private static Optional<StanzaError> bad(String own, String text) {
            return Optional.of(PepError.of(Condition.BAD_REQUEST, own, text));
        }
    }
}
