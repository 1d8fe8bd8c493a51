package io.outcry.persistence.pep;

import io.outcry.core.address.Jid;
import io.outcry.core.pep.Affiliation;
import io.outcry.core.pep.ConfigField;
import io.outcry.core.pep.NodeConfig;
import io.outcry.core.pep.PepNode;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.StanzaText;
import io.outcry.persistence.sql.Columns;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How a node stands in its row. */
final class NodeRow {

    private static final String FORMS = "jabber:x:data";
    private static final String SUBSCRIBER = "subscriber";

    private NodeRow() {}

    static String settings(NodeConfig config, StanzaText text) {
        var form = Element.named("x", FORMS).attribute("type", "submit");
        config.settings().entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(setting -> {
            var field = Element.named("field", FORMS)
                    .attribute("var", setting.getKey().wireName());
            setting.getValue().forEach(value -> field.child("value", value));
            form.child(field.build());
        });
        return text.writeElement(form.build());
    }

    /** A setting that this version does not know, of a later one, is as usual. */
    static NodeConfig config(String settings, StanzaText text) {
        var values = new EnumMap<ConfigField, List<String>>(ConfigField.class);
        for (var field : text.readElement(settings).children("field", FORMS)) {
            var given =
                    field.children("value", FORMS).stream().map(Element::text).toList();
            ConfigField.ofWire(field.attributeOr("var", ""))
                    .ifPresent(known -> known.read(given).ifPresent(read -> values.put(known, read)));
        }
        return NodeConfig.USUAL.with(values);
    }

    static String others(PepNode node) {
        var lines = new StringBuilder();
        node.affiliates().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> line(lines, entry.getValue().wireName(), entry.getKey()));
        node.subscribers().stream().sorted().forEach(jid -> line(lines, SUBSCRIBER, jid));
        return lines.toString();
    }

    private static void line(StringBuilder lines, String what, Jid jid) {
        lines.append(what).append(' ').append(jid).append('\n');
    }

    static PepNode read(String name, NodeConfig config, String others) {
        var affiliates = new HashMap<Jid, Affiliation>();
        Set<Jid> subscribers = new HashSet<>();
        others.lines().forEach(line -> {
            var space = line.indexOf(' ');
            var what = line.substring(0, space);
            var jid = address(line.substring(space + 1));
            Affiliation.ofWire(what).ifPresent(affiliation -> affiliates.put(jid, affiliation));
            if (what.equals(SUBSCRIBER)) {
                subscribers.add(jid);
            }
        });
        return new PepNode(name, config, affiliates, subscribers, List.of(), Optional.empty());
    }

    /** Prepared before it was stored: see {@link Columns#address}. */
    private static Jid address(String text) {
        return Columns.addressOf(text);
    }
}
