package io.outcry.core.feature.pep;

import io.outcry.core.contact.Outcome;
import io.outcry.core.pep.PepNode;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stanza.StanzaError.Condition;
import java.util.function.BiFunction;

/** Finds what a request to an account's nodes asks for. */
final class PepRequests {

    private PepRequests() {}

    /** What publishers, subscribers and whoever is curious ask for. */
    static Outcome ofAnybody(Request request) {
        var what = request.pubsub().children().stream().findFirst();
        if (what.isEmpty()) {
            return request.refuse(StanzaError.of(Condition.BAD_REQUEST));
        }
        var element = what.get();
        return switch (element.name().local()) {
            case "items" -> get(request, element, Retrieve::handle);
            case "subscriptions" -> get(request, element, Subscriptions::own);
            case "affiliations" -> get(request, element, Affiliations::own);
            case "publish" -> set(request, element, Publish::handle);
            case "retract" -> set(request, element, Retract::handle);
            case "create" -> set(request, element, NewNode::handle);
            case "subscribe" -> set(request, element, Subscriptions::subscribe);
            case "unsubscribe" -> set(request, element, Subscriptions::unsubscribe);
            case "options" -> request.refuse(PepError.unsupported("subscription-options"));
            case "default" -> request.refuse(PepError.unsupported("retrieve-default-sub"));
            default -> request.refuse(StanzaError.of(Condition.BAD_REQUEST));
        };
    }

    /** What is the owner's alone (XEP-0060 §8). */
    static Outcome ofOwner(Request request) {
        var what = request.pubsub().children().stream().findFirst();
        if (!request.isOwners()) {
            return request.refuse(StanzaError.of(Condition.FORBIDDEN));
        }
        if (what.isEmpty()) {
            return request.refuse(StanzaError.of(Condition.BAD_REQUEST));
        }
        var element = what.get();
        return switch (element.name().local()) {
            case "default" -> get(request, element, (asked, _) -> OwnedNode.usualSettings(asked));
            case "configure" ->
                request.isSet()
                        ? onNode(request, element, (asked, node) -> OwnedNode.configure(asked, node, element))
                        : onNode(request, element, OwnedNode::settings);
            case "affiliations" ->
                request.isSet()
                        ? onNode(request, element, (asked, node) -> Affiliations.change(asked, node, element))
                        : onNode(request, element, Affiliations::list);
            case "delete" -> set(request, element, (asked, _) -> onNode(asked, element, OwnedNode::delete));
            case "purge" -> set(request, element, (asked, _) -> onNode(asked, element, OwnedNode::purge));
            case "subscriptions" -> request.refuse(PepError.unsupported("manage-subscriptions"));
            default -> request.refuse(StanzaError.of(Condition.BAD_REQUEST));
        };
    }

    private static Outcome get(Request request, Element element, BiFunction<Request, Element, Outcome> rule) {
        return request.isSet() ? request.refuse(StanzaError.of(Condition.BAD_REQUEST)) : rule.apply(request, element);
    }

    private static Outcome set(Request request, Element element, BiFunction<Request, Element, Outcome> rule) {
        return request.isSet() ? rule.apply(request, element) : request.refuse(StanzaError.of(Condition.BAD_REQUEST));
    }

    private static Outcome onNode(Request request, Element element, BiFunction<Request, PepNode, Outcome> rule) {
        if (element.attributeOr("node", "").isEmpty()) {
            return request.refuse(PepError.nodeRequired());
        }
        return request.node(element)
                .map(node -> rule.apply(request, node))
                .orElseGet(() -> request.refuse(PepError.noSuchNode()));
    }
}
