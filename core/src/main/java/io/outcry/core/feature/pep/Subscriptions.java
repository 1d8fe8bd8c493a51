package io.outcry.core.feature.pep;

import io.outcry.core.address.Jid;
import io.outcry.core.contact.Act;
import io.outcry.core.contact.Outcome;
import io.outcry.core.pep.PepChange;
import io.outcry.core.pep.PepNode;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stanza.StanzaError.Condition;
import java.util.List;
import java.util.Optional;

/** Somebody wants to hear of a node whatever its presence says, and no longer (XEP-0060 §§5.6, 6.1, 6.2). */
final class Subscriptions {

    private Subscriptions() {}

    static Outcome subscribe(Request request, Element subscribe) {
        var node = request.node(subscribe);
        var jid = ofAsker(request, subscribe);
        if (subscribe.attributeOr("node", "").isEmpty()) {
            return request.refuse(PepError.nodeRequired());
        }
        if (jid.isEmpty()) {
            return request.refuse(PepError.of(Condition.BAD_REQUEST, "invalid-jid"));
        }
        if (node.isEmpty()) {
            return request.refuse(PepError.noSuchNode());
        }
        return Access.refusal(request.state(), node.get(), request.asker())
                .map(request::refuse)
                .orElseGet(() -> subscribe(request, node.get(), jid.get()));
    }

    private static Outcome subscribe(Request request, PepNode node, Jid jid) {
        var answer = request.iq().result(request.wrapped(subscription(node, jid, "subscribed")));
        if (node.subscribers().contains(jid)) {
            return Outcome.reply(request.state(), answer);
        }
        if (node.subscribers().size() >= request.limits().maxSubscribers()) {
            return request.refuse(PepError.of(Condition.POLICY_VIOLATION, "too-many-subscriptions"));
        }
        var after = node.withSubscriber(jid);
        var state = request.state().with(after);
        var last = node.config().sendsLastOnSubscription()
                ? LastItems.of(state, jid, after, request.pep().ids())
                : Optional.<Act>empty();
        return request.changed(
                state,
                List.of(new PepChange.OfNode(after)),
                answer,
                last.stream().toList());
    }

    static Outcome unsubscribe(Request request, Element unsubscribe) {
        var node = request.node(unsubscribe);
        var jid = ofAsker(request, unsubscribe);
        if (unsubscribe.attributeOr("node", "").isEmpty()) {
            return request.refuse(PepError.nodeRequired());
        }
        if (node.isEmpty()) {
            return request.refuse(PepError.noSuchNode());
        }
        if (jid.isEmpty()) {
            return request.refuse(StanzaError.of(Condition.FORBIDDEN));
        }
        if (!node.get().subscribers().contains(jid.get())) {
            return request.refuse(
                    PepError.of(Condition.UNEXPECTED_REQUEST, "not-subscribed").with(StanzaError.Type.CANCEL));
        }
        var after = node.get().withoutSubscriber(jid.get());
        return request.changed(
                request.state().with(after),
                List.of(new PepChange.OfNode(after)),
                request.iq().result(request.wrapped(subscription(after, jid.get(), "none"))),
                List.of());
    }

    /** The asker's own, to all nodes or to the one that it names. */
    static Outcome own(Request request, Element subscriptions) {
        var name = subscriptions.attribute("node");
        var found = request.state().pep().all().stream()
                .filter(node -> name.filter(only -> !only.equals(node.name())).isEmpty())
                .flatMap(node -> node.subscribers().stream()
                        .filter(request.asker()::sameAccount)
                        .sorted()
                        .map(jid -> subscription(node, jid, "subscribed")))
                .toList();
        return request.answer(request.wrapped(Element.named("subscriptions", PepNames.PUBSUB)
                .attribute("node", name)
                .children(found)
                .build()));
    }

    /** Nobody subscribes for another. */
    private static Optional<Jid> ofAsker(Request request, Element element) {
        return element.attribute("jid").flatMap(Jid::find).filter(request.asker()::sameAccount);
    }

    private static Element subscription(PepNode node, Jid jid, String state) {
        return Element.named("subscription", PepNames.PUBSUB)
                .attribute("node", node.name())
                .attribute("jid", jid.toString())
                .attribute("subscription", state)
                .build();
    }
}
