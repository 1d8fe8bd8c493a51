package io.outcry.core.feature.pep;

import io.outcry.core.contact.Outcome;
import io.outcry.core.pep.NodeConfig;
import io.outcry.core.pep.PepChange;
import io.outcry.core.pep.PepLimits;
import io.outcry.core.pep.PepNode;
import io.outcry.core.pep.PepStore;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stanza.StanzaError.Condition;
import java.util.List;
import java.util.Optional;

/** The owner makes a node before anything is published there (XEP-0060 §8.1). */
final class NewNode {

    private NewNode() {}

    static Outcome handle(Request request, Element create) {
        if (!request.isOwners()) {
            return request.refuse(StanzaError.of(Condition.FORBIDDEN));
        }
        var name = create.attributeOr("node", "");
        if (name.isEmpty()) {
            return request.refuse(PepError.of(Condition.NOT_ACCEPTABLE, "nodeid-required"));
        }
        var refusal = refusalOf(name);
        if (refusal.isPresent()) {
            return request.refuse(refusal.get());
        }
        if (request.state().pep().find(name).isPresent()) {
            return request.refuse(StanzaError.of(Condition.CONFLICT));
        }
        if (request.state().pep().size() >= request.limits().maxNodes()) {
            return request.refuse(tooMany(request.limits()));
        }
        return configured(request, name);
    }

    private static Outcome configured(Request request, String name) {
        // An empty <configure/> was the way to ask for the usual in earlier versions of XEP-0060.
        var configure =
                request.child("configure").filter(element -> !element.children().isEmpty());
        if (configure.isEmpty()) {
            return made(request, PepNode.of(name, NodeConfig.USUAL));
        }
        return switch (ConfigForm.read(configure.get(), ConfigForm.NODE_CONFIG, request.limits())) {
            case ConfigForm.Reading.Wrong wrong -> request.refuse(wrong.error());
            case ConfigForm.Reading.Cancelled _ -> request.refuse(StanzaError.of(Condition.BAD_REQUEST));
            case ConfigForm.Reading.Read read ->
                ConfigForm.applied(NodeConfig.USUAL, read, request.limits())
                        .map(config -> made(request, PepNode.of(name, config)))
                        .orElseGet(() -> request.refuse(ConfigForm.tooLong(request.limits())));
        };
    }

    private static Outcome made(Request request, PepNode node) {
        return request.changed(
                request.state().with(node),
                List.of(new PepChange.OfNode(node)),
                request.iq().result(),
                List.of());
    }

    /** Why nothing can have this name; empty where it can. */
    static Optional<StanzaError> refusalOf(String name) {
        if (name.isEmpty()) {
            return Optional.of(PepError.nodeRequired());
        }
        return name.length() > PepStore.MAX_NAME_CHARS
                ? Optional.of(StanzaError.of(
                        Condition.NOT_ACCEPTABLE,
                        "a node's name has at most %d characters".formatted(PepStore.MAX_NAME_CHARS)))
                : Optional.empty();
    }

    static StanzaError tooMany(PepLimits limits) {
        return PepError.of(
                Condition.RESOURCE_CONSTRAINT,
                "max-nodes-exceeded",
                "an account has at most %d nodes".formatted(limits.maxNodes()));
    }
}
