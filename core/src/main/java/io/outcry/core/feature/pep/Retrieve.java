package io.outcry.core.feature.pep;

import io.outcry.core.contact.Act;
import io.outcry.core.contact.Outcome;
import io.outcry.core.contact.UserState;
import io.outcry.core.pep.ItemFetch;
import io.outcry.core.pep.ItemHeader;
import io.outcry.core.pep.PepItem;
import io.outcry.core.pep.PepNode;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stanza.StanzaError.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Somebody who may see a node's items asks for them (XEP-0060 §6.5). Answers have the newest items last. */
final class Retrieve {

    private static final String RESULT_SET = "http://jabber.org/protocol/rsm";

    /** The longest number that is looked at. */
    private static final int MAX_DIGITS = 9;

    private Retrieve() {}

    static Outcome handle(Request request, Element items) {
        if (items.attributeOr("node", "").isEmpty()) {
            return request.refuse(PepError.nodeRequired());
        }
        var node = request.node(items);
        if (node.isEmpty()) {
            return request.refuse(PepError.noSuchNode());
        }
        return Access.refusal(request.state(), node.get(), request.asker())
                .map(request::refuse)
                .orElseGet(() -> find(request, node.get(), items));
    }

    private static Outcome find(Request request, PepNode node, Element items) {
        var ids = items.children("item", PepNames.PUBSUB).stream()
                .map(item -> item.attributeOr("id", ""))
                .distinct()
                .toList();
        if (!ids.isEmpty()) {
            var wanted = ids.stream().flatMap(id -> node.find(id).stream()).toList();
            return fetch(request, node, wanted);
        }
        var most = most(request, items);
        if (most.isEmpty()) {
            return request.refuse(StanzaError.of(Condition.BAD_REQUEST, "a maximum is a number"));
        }
        var all = node.items();
        return fetch(request, node, all.subList(Math.max(0, all.size() - most.getAsInt()), all.size()));
    }

    /** By the attribute of XEP-0060 §6.5.7 or by a result set (XEP-0059 §2.1); empty where either is no number. */
    private static OptionalInt most(Request request, Element items) {
        var ofSet = request.pubsub()
                .child("set", RESULT_SET)
                .flatMap(set -> set.child("max", RESULT_SET))
                .map(Element::text);
        var text = items.attribute("max_items").or(() -> ofSet);
        if (text.isEmpty()) {
            return OptionalInt.of(Integer.MAX_VALUE);
        }
        var isNumber = !text.get().isEmpty()
                && text.get().length() <= MAX_DIGITS
                && text.get().chars().allMatch(digit -> digit >= '0' && digit <= '9');
        return isNumber ? OptionalInt.of(Integer.parseInt(text.get())) : OptionalInt.empty();
    }

    private static Outcome fetch(Request request, PepNode node, List<ItemHeader> wanted) {
        var fitting = fitting(wanted, request.limits().maxAnswerBytes());
        if (fitting.isEmpty()) {
            return request.answer(answer(node, List.of()));
        }
        var count = fitting.size() < wanted.size() ? wanted.size() : 0;
        var purpose = new ItemFetch.Purpose.Answer(request.iq(), count);
        var ids = fitting.stream().map(ItemHeader::id).toList();
        return Outcome.of(request.state(), new Act.Fetch(new ItemFetch(node.name(), ids, purpose)));
    }

    /** As many of the newest as one answer holds (XEP-0060 §6.5.4). */
    private static List<ItemHeader> fitting(List<ItemHeader> wanted, int maxBytes) {
        var first = wanted.size();
        var bytes = 0L;
        while (first > 0 && bytes + wanted.get(first - 1).sizeBytes() <= maxBytes) {
            first--;
            bytes += wanted.get(first).sizeBytes();
        }
        return wanted.subList(first, wanted.size());
    }

    /** Once the payloads are read. The node may be gone by now. */
    static Outcome found(UserState state, ItemFetch fetch, ItemFetch.Purpose.Answer purpose, List<PepItem> items) {
        var node = state.pep().find(fetch.node());
        if (node.isEmpty()) {
            return Outcome.reply(state, purpose.request().bounce(PepError.noSuchNode()));
        }
        return Outcome.reply(state, result(purpose, node.get(), items));
    }

    private static Iq result(ItemFetch.Purpose.Answer purpose, PepNode node, List<PepItem> items) {
        var pubsub = Element.named("pubsub", PepNames.PUBSUB)
                .children(List.of(answer(node, items).children().getFirst()));
        if (purpose.of() > 0) {
            pubsub.child(resultSet(items, purpose.of()));
        }
        return purpose.request().result(pubsub.build());
    }

    private static Element resultSet(List<PepItem> items, int of) {
        var set = Element.named("set", RESULT_SET);
        if (!items.isEmpty()) {
            set.child("first", items.getFirst().id())
                    .child("last", items.getLast().id());
        }
        return set.child("count", Integer.toString(of)).build();
    }

    private static Element answer(PepNode node, List<PepItem> found) {
        var items = new ArrayList<Element>();
        found.forEach(item -> items.add(Event.item(node, item, PepNames.PUBSUB, true)));
        return Element.named("pubsub", PepNames.PUBSUB)
                .child(Element.named("items", PepNames.PUBSUB)
                        .attribute("node", node.name())
                        .children(items)
                        .build())
                .build();
    }
}
