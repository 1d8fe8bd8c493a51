package io.outcry.core.feature;

import io.outcry.core.stanza.Element;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What an address says of itself (XEP-0030 §3).
 *
 * @param features sorted, without repeats
 */
public record SelfDescription(List<Identity> identities, List<String> features, List<Form> forms) {

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

    /**
     * What features alone cannot say (XEP-0128).
     *
     * @param type what the form is about, such as a namespace
     * @param fields the values of each field, sorted by its name
     */
    public record Form(String type, SortedMap<String, List<String>> fields) {

        private static final String NAMESPACE = "jabber:x:data";

        public Form {
            fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
        }

        private Element element() {
            var form = Element.named("x", NAMESPACE)
                    .attribute("type", "result")
                    .child(field("FORM_TYPE", "hidden", List.of(type)));
            fields.forEach((name, values) -> form.child(field(name, "list-multi", values)));
            return form.build();
        }

        private static Element field(String name, String type, List<String> values) {
            var field = Element.named("field", NAMESPACE).attribute("var", name).attribute("type", type);
            values.forEach(value -> field.child("value", value));
            return field.build();
        }
    }

    public SelfDescription {
        forms = List.copyOf(forms);
        identities = List.copyOf(identities);
        features = features.stream().distinct().sorted().toList();
    }

    /** The server's own address, with all that its features announce. */
    public static SelfDescription ofServer(List<Feature> features) {
        var forms = features.stream().flatMap(feature -> feature.discoForms().stream());
        return of(List.of(new Identity("server", "im", "Outcry")), features, Feature::disco, forms.toList());
    }

    /** An account's bare address. */
    public static SelfDescription ofAccount(List<Feature> features) {
        var others = features.stream().flatMap(feature -> feature.accountIdentities().stream());
        var identities = Stream.concat(Stream.of(new Identity("account", "registered", "")), others);
        return of(identities.toList(), features, Feature::accountDisco, List.of());
    }

    private static SelfDescription of(
            List<Identity> identities,
            List<Feature> features,
            Function<Feature, List<String>> announced,
            List<Form> forms) {
        // Whoever answers these queries has to announce them as well.
        var own = Stream.of(NAMESPACE, ITEMS_NAMESPACE);
        var others = features.stream().flatMap(feature -> announced.apply(feature).stream());
        return new SelfDescription(identities, Stream.concat(own, others).toList(), forms);
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
                .children(forms.stream().map(Form::element).toList())
                .build();
    }

    private static Element feature(String name) {
        return Element.named("feature", NAMESPACE).attribute("var", name).build();
    }
}
