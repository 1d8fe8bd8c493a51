package io.outcry.core.feature.pep;

import io.outcry.core.address.Jid;
import io.outcry.core.contact.Outcome;
import io.outcry.core.pep.Affiliation;
import io.outcry.core.pep.PepChange;
import io.outcry.core.pep.PepNode;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stanza.StanzaError.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who is something to a node: its owner asks and says so (XEP-0060 §8.9), anybody asks for itself (§5.7). */
final class Affiliations {

    private Affiliations() {}

    static Outcome list(Request request, PepNode node) {
        var affiliations = new ArrayList<Element>();
        affiliations.add(affiliation(request.state().account(), "owner"));
        node.affiliates().entrySet().stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .forEach(entry -> affiliations.add(
                        affiliation(entry.getKey(), entry.getValue().wireName())));
        return request.answer(request.wrapped(Element.named("affiliations", PepNames.OWNER)
                .attribute("node", node.name())
                .children(affiliations)
                .build()));
    }

    private static Element affiliation(Jid jid, String affiliation) {
        return Element.named("affiliation", PepNames.OWNER)
                .attribute("jid", jid.toString())
                .attribute("affiliation", affiliation)
                .build();
    }

    /** All of the changes or none. */
    static Outcome change(Request request, PepNode node, Element affiliations) {
        var after = node;
        for (var element : affiliations.children("affiliation", PepNames.OWNER)) {
            var jid = element.attribute("jid").flatMap(Jid::find).map(Jid::bare);
            var wanted = element.attributeOr("affiliation", "");
            var given = Affiliation.ofWire(wanted);
            if (jid.isEmpty()) {
                return request.refuse(StanzaError.of(Condition.JID_MALFORMED));
            }
            var isSensible = given.isPresent() || wanted.equals("none");
            if (jid.get().equals(request.state().account()) || !isSensible) {
                return request.refuse(StanzaError.of(
                        Condition.NOT_ACCEPTABLE, "somebody else becomes a member, an outcast, or nothing"));
            }
            after = after.with(jid.get(), given);
        }
        if (after.affiliates().size() > request.limits().maxAffiliates()) {
            return request.refuse(PepError.full(
                    "a node knows at most %d others".formatted(request.limits().maxAffiliates())));
        }
        return request.changed(
                request.state().with(after),
                List.of(new PepChange.OfNode(after)),
                request.iq().result(),
                List.of());
    }

    /** What the asker is to the nodes, or to the one that it names. */
    static Outcome own(Request request, Element affiliations) {
        var name = affiliations.attribute("node");
        var found = request.state().pep().all().stream()
                .filter(node -> name.filter(only -> !only.equals(node.name())).isEmpty())
                .flatMap(node -> ofAsker(request, node)
                        .map(affiliation -> Element.named("affiliation", PepNames.PUBSUB)
                                .attribute("node", node.name())
                                .attribute("affiliation", affiliation)
                                .build())
                        .stream())
                .toList();
        return request.answer(request.wrapped(Element.named("affiliations", PepNames.PUBSUB)
                .attribute("node", name)
                .children(found)
                .build()));
    }

    private static Optional<String> ofAsker(Request request, PepNode node) {
        return request.isOwners()
                ? Optional.of("owner")
                : Optional.ofNullable(node.affiliates().get(request.asker().bare()))
                        .map(Affiliation::wireName);
    }
}
