package io.outcry.core.feature.pep;

import io.outcry.core.address.Jid;
import io.outcry.core.contact.UserState;
import io.outcry.core.feature.AccountNodes;
import io.outcry.core.feature.SelfDescription;
import io.outcry.core.pep.ConfigField;
import io.outcry.core.pep.PepNode;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Iq;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What nodes an account has and what is in them, as far as the asker may know (XEP-0060 §§5.2–5.5, XEP-0163 §6.2). */
final class NodeDisco implements AccountNodes {

    private static final List<ConfigField> METADATA = List.of(
            ConfigField.TITLE,
            ConfigField.DESCRIPTION,
            ConfigField.TYPE,
            ConfigField.ACCESS_MODEL,
            ConfigField.MAX_ITEMS);

    @Override
    public List<Element> visible(UserState state, Jid asker) {
        return state.pep().all().stream()
                .filter(node -> Access.isAllowed(state, node, asker))
                .map(node -> item(state)
                        .attribute("node", node.name())
                        .attribute("name", title(node))
                        .build())
                .toList();
    }

    @Override
    public Optional<Iq> answer(UserState state, Iq request, String name) {
        return state.pep().find(name).map(node -> {
            var refusal = Access.refusal(state, node, request.from().orElseThrow());
            if (refusal.isPresent()) {
                return request.bounce(refusal.get());
            }
            return request.payload().has("query", SelfDescription.NAMESPACE)
                    ? request.result(info(node))
                    : request.result(items(state, node));
        });
    }

    private static Element info(PepNode node) {
        var identity = Element.named("identity", SelfDescription.NAMESPACE)
                .attribute("category", "pubsub")
                .attribute("type", "leaf")
                .attribute("name", title(node))
                .build();
        var feature = Element.named("feature", SelfDescription.NAMESPACE)
                .attribute("var", PepNames.PUBSUB)
                .build();
        return Element.named("query", SelfDescription.NAMESPACE)
                .attribute("node", node.name())
                .child(identity)
                .child(feature)
                .child(ConfigForm.form("result", PepNames.PUBSUB + "#meta-data", metadata(node)))
                .build();
    }

    private static List<Element> metadata(PepNode node) {
        var fields = new ArrayList<Element>();
        for (var field : METADATA) {
            var element = Element.named("field", PepNames.FORMS)
                    .attribute("var", field.wireName())
                    .attribute("type", field.kind().wireName());
            node.config().values(field).forEach(value -> element.child("value", value));
            fields.add(element.build());
        }
        return fields;
    }

    private static Element items(UserState state, PepNode node) {
        var items = node.items().stream()
                .map(item -> item(state).attribute("name", item.id()).build())
                .toList();
        return Element.named("query", SelfDescription.ITEMS_NAMESPACE)
                .attribute("node", node.name())
                .children(items)
                .build();
    }

    private static Element.Builder item(UserState state) {
        return Element.named("item", SelfDescription.ITEMS_NAMESPACE)
                .attribute("jid", state.account().toString());
    }

    private static Optional<String> title(PepNode node) {
        return Optional.of(node.config().text(ConfigField.TITLE)).filter(title -> !title.isEmpty());
    }
}
