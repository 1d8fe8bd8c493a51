package io.outcry.core.feature;

import io.outcry.core.stanza.Element;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What an address says of itself (XEP-0030 §3).
 *
 * @param features sorted, without repeats
 */
public record SelfDescription(List<Identity> identities, List<String> features) {

    public static final String NAMESPACE = "http://jabber.org/protocol/disco#info";
    public static final String ITEMS_NAMESPACE = "http://jabber.org/protocol/disco#items";

    /**
     * What kind of thing an address is.
     *
     * @param name for people, empty where it has none
     */
    public record Identity(String category, String type, String name) {

        private Element element() {
            return Element.named("identity", NAMESPACE)
                    .attribute("category", category)
                    .attribute("type", type)
                    .attribute("name", Optional.of(name).filter(text -> !text.isEmpty()))
                    .build();
        }
    }

    public SelfDescription {
        identities = List.copyOf(identities);
        features = features.stream().distinct().sorted().toList();
    }

    /** The server's own address, with all that its features announce. */
    public static SelfDescription ofServer(List<Feature> features) {
        return of(List.of(new Identity("server", "im", "Outcry")), features, Feature::disco);
    }

    /** An account's bare address. */
    public static SelfDescription ofAccount(List<Feature> features) {
        var others = features.stream().flatMap(feature -> feature.accountIdentities().stream());
        var identities = Stream.concat(Stream.of(new Identity("account", "registered", "")), others);
        return of(identities.toList(), features, Feature::accountDisco);
    }

    private static SelfDescription of(
            List<Identity> identities, List<Feature> features, Function<Feature, List<String>> announced) {
        // Whoever answers these queries has to announce them as well.
        var own = Stream.of(NAMESPACE, ITEMS_NAMESPACE);
        var others = features.stream().flatMap(feature -> announced.apply(feature).stream());
        return new SelfDescription(identities, Stream.concat(own, others).toList());
    }

    /**
     * The answer to a query.
     *
     * @param node as it was asked for, empty where none was
     */
    public Element element(String node) {
        return Element.named("query", NAMESPACE)
                .attribute("node", Optional.of(node).filter(text -> !text.isEmpty()))
                .children(identities.stream().map(Identity::element).toList())
                .children(features.stream().map(SelfDescription::feature).toList())
                .build();
    }

    private static Element feature(String name) {
        return Element.named("feature", NAMESPACE).attribute("var", name).build();
    }
}
