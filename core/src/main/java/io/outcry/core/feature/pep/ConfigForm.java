package io.outcry.core.feature.pep;

import io.outcry.core.pep.ConfigField;
import io.outcry.core.pep.NodeConfig;
import io.outcry.core.pep.PepLimits;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stanza.StanzaError.Condition;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Forms that say how a node is to be set up (XEP-0004, XEP-0060 §16.4.4). */
final class ConfigForm {

    static final String NODE_CONFIG = PepNames.PUBSUB + "#node_config";
    static final String PUBLISH_OPTIONS = PepNames.PUBSUB + "#publish-options";

    private static final String PREFIX = "pubsub#";

    private ConfigForm() {}

    /** What a form says. */
    sealed interface Reading {

        /**
         * What the owner wants.
         *
         * @param hasUnknown it has fields of publish-subscribe that are not known here
         */
        record Read(Map<ConfigField, List<String>> values, boolean hasUnknown) implements Reading {}

        /** The owner wants nothing changed. */
        record Cancelled() implements Reading {}

        record Wrong(StanzaError error) implements Reading {}
    }

    /**
     * @param parent what the form is in
     * @param type the FORM_TYPE that it must have
     */
    static Reading read(Element parent, String type, PepLimits limits) {
        var form = parent.child("x", PepNames.FORMS);
        if (form.isEmpty()) {
            return wrong(Condition.BAD_REQUEST, "there is no form");
        }
        return switch (form.get().attributeOr("type", "submit")) {
            case "submit" -> submitted(form.get(), type, limits);
            case "cancel" -> new Reading.Cancelled();
            default -> wrong(Condition.BAD_REQUEST, "the form is not one that is submitted");
        };
    }

    private static Reading submitted(Element form, String type, PepLimits limits) {
        var values = new EnumMap<ConfigField, List<String>>(ConfigField.class);
        var hasUnknown = false;
        var isOfType = false;
        for (var field : form.children("field", PepNames.FORMS)) {
            var name = field.attributeOr("var", "");
            if (name.equals(PepNames.FORM_TYPE)) {
                isOfType = values(field).equals(List.of(type));
                continue;
            }
            var known = ConfigField.ofWire(name);
            if (known.isEmpty()) {
                hasUnknown |= name.startsWith(PREFIX);
                continue;
            }
            var read = known.get().read(values(field));
            if (read.isEmpty() || isTooMany(known.get(), read.get(), limits)) {
                return new Reading.Wrong(unfit(known.get()));
            }
            values.put(known.get(), read.get());
        }
        return isOfType
                ? new Reading.Read(values, hasUnknown)
                : wrong(Condition.BAD_REQUEST, "the form's FORM_TYPE must be " + type);
    }

    private static boolean isTooMany(ConfigField field, List<String> values, PepLimits limits) {
        return field == ConfigField.MAX_ITEMS
                && !values.getFirst().equals(ConfigField.MOST)
                && Integer.parseInt(values.getFirst()) > limits.maxItemsPerNode();
    }

    private static StanzaError unfit(ConfigField field) {
        return field == ConfigField.ACCESS_MODEL
                ? PepError.of(Condition.NOT_ACCEPTABLE, "unsupported-access-model")
                : StanzaError.of(Condition.NOT_ACCEPTABLE, field.wireName() + " cannot be that");
    }

    private static List<String> values(Element field) {
        return field.children("value", PepNames.FORMS).stream()
                .map(Element::text)
                .toList();
    }

    /** With what the form says; empty where that is more than a node's settings may be. */
    static Optional<NodeConfig> applied(NodeConfig config, Reading.Read read, PepLimits limits) {
        return Optional.of(config.with(read.values())).filter(changed -> changed.length() <= limits.maxSettingsChars());
    }

    static StanzaError tooLong(PepLimits limits) {
        return StanzaError.of(
                Condition.NOT_ACCEPTABLE,
                "a node's settings have at most %d characters".formatted(limits.maxSettingsChars()));
    }

    /** The form that an owner fills in, as it stands now. */
    static Element toFillIn(NodeConfig config) {
        return form("form", NODE_CONFIG, fields(config, true));
    }

    /** What others are told of a node's settings. */
    static Element told(NodeConfig config) {
        return form("result", NODE_CONFIG, fields(config, false));
    }

    static Element form(String type, String formType, List<Element> fields) {
        var typeField = Element.named("field", PepNames.FORMS)
                .attribute("var", PepNames.FORM_TYPE)
                .attribute("type", "hidden")
                .child("value", formType)
                .build();
        return Element.named("x", PepNames.FORMS)
                .attribute("type", type)
                .child(typeField)
                .children(fields)
                .build();
    }

    private static List<Element> fields(NodeConfig config, boolean isToFillIn) {
        var fields = new ArrayList<Element>();
        for (var field : ConfigField.values()) {
            var element = Element.named("field", PepNames.FORMS).attribute("var", field.wireName());
            if (isToFillIn) {
                element.attribute("type", field.kind().wireName());
            }
            config.values(field).forEach(value -> element.child("value", value));
            if (isToFillIn) {
                field.choices()
                        .forEach(choice -> element.child(Element.named("option", PepNames.FORMS)
                                .child("value", choice)
                                .build()));
            }
            fields.add(element.build());
        }
        return fields;
    }

    private static Reading wrong(Condition condition, String text) {
        return new Reading.Wrong(StanzaError.of(condition, text));
    }
}
