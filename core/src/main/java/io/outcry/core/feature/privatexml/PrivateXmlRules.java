package io.outcry.core.feature.privatexml;

import io.outcry.core.address.Jid;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.Name;
import io.outcry.core.stanza.Payload;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stanza.StanzaError.Condition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What may be asked of private storage (XEP-0049 §§2, 3). A namespace is written whole, with all its elements. */
final class PrivateXmlRules {

    /** What to do about a request. */
    sealed interface Decision {

        record Refuse(StanzaError error) implements Decision {}

        /** Answer with what was stored in the namespace of the element that was asked for. */
        record Find(Name asked) implements Decision {}

        record Save(Map<String, Payload> byNamespace) implements Decision {

            public Save {
                byNamespace = Map.copyOf(byNamespace);
            }
        }
    }

    private PrivateXmlRules() {}

    /** @param request with exactly one element */
    static Decision decide(Iq request, Jid account, PrivateXmlLimits limits) {
        if (request.from().filter(account::sameAccount).isEmpty()) {
            return refuse(Condition.FORBIDDEN, "");
        }
        var children = request.payload().elements().getFirst().children();
        var byNamespace = children.stream()
                .collect(Collectors.groupingBy(
                        child -> child.name().namespace(), LinkedHashMap::new, Collectors.toList()));
        return byNamespace.keySet().stream()
                .map(PrivateXmlRules::unfit)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> request.type() == Iq.Type.GET
                        ? find(byNamespace)
                        : save(request.payload(), byNamespace, limits));
    }

    private static Decision find(Map<String, List<Element>> byNamespace) {
        return byNamespace.size() == 1
                ? new Decision.Find(
                        byNamespace.values().iterator().next().getFirst().name())
                : refuse(Condition.BAD_REQUEST, "a query asks for exactly one namespace");
    }

    private static Decision save(Payload sent, Map<String, List<Element>> byNamespace, PrivateXmlLimits limits) {
        if (byNamespace.isEmpty()) {
            return refuse(Condition.NOT_ACCEPTABLE, "there is nothing to store");
        }
        // What came in one namespace is stored as it came; what is put together anew may be longer.
        Function<List<Element>, Payload> stored = byNamespace.size() == 1 ? _ -> sent : PrivateXmlRules::query;
        var payloads = new LinkedHashMap<String, Payload>();
        byNamespace.forEach((namespace, elements) -> payloads.put(namespace, stored.apply(elements)));
        var size = payloads.values().stream().mapToLong(Payload::roughSizeBytes).sum();
        return size <= limits.maxBytes()
                ? new Decision.Save(payloads)
                : refuse(Condition.NOT_ACCEPTABLE, "at most %d bytes are stored at once".formatted(limits.maxBytes()));
    }

    private static Payload query(List<Element> elements) {
        return Payload.of(
                Element.named("query", PrivateXml.NAMESPACE).children(elements).build());
    }

    private static Optional<Decision> unfit(String namespace) {
        if (isReserved(namespace)) {
            return Optional.of(refuse(Condition.NOT_ACCEPTABLE, "this namespace is reserved"));
        }
        return namespace.length() > PrivateXmlStore.MAX_NAMESPACE_CHARS
                ? Optional.of(refuse(
                        Condition.NOT_ACCEPTABLE,
                        "a namespace may have at most %d characters".formatted(PrivateXmlStore.MAX_NAMESPACE_CHARS)))
                : Optional.empty();
    }

    /** XEP-0049 §2.3; the query's own is among them, so that an element without a namespace is refused too. */
    private static boolean isReserved(String namespace) {
        return namespace.startsWith("jabber:")
                || namespace.startsWith("http://jabber.org/")
                || namespace.equals("vcard-temp");
    }

    private static Decision refuse(Condition condition, String text) {
        return new Decision.Refuse(StanzaError.of(condition, text));
    }
}
