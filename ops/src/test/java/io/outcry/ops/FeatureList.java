package io.outcry.ops;

import io.outcry.core.Features;
import io.outcry.core.Specs;
import io.outcry.core.feature.Feature;
import io.outcry.core.feature.Spec;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What Outcry implements, as the code says it: for people (FEATURES.md) and for programs (doap.xml, XEP-0453). */
final class FeatureList {

    private static final String VERSION = "0.1.0";

    private final List<Feature> features;

    FeatureList(Features features) {
        this.features = features.all();
    }

    String markdown() {
        return """
                # What Outcry implements

                Made from the code by `%s`; do not edit.
                A feature is a folder of `core/src/main/java/io/outcry/core/feature`, and `Features` lists them in the order in which
                their steps run.

                ## Streams

                %s
                ## Login

                %s
                ## Features

                | feature | document | version | title | note |
                | --- | --- | --- | --- | --- |
                %s""".formatted(
                        FeatureListTest.COMMAND,
                        table(Specs.STREAMS),
                        table(Specs.LOGIN),
                        features.stream().map(FeatureList::rows).collect(Collectors.joining()));
    }

    private static String table(List<Spec> specs) {
        return specs.stream()
                .map(FeatureList::row)
                .collect(Collectors.joining(
                        "", "| document | version | title | note |\n| --- | --- | --- | --- |\n", ""));
    }

    private static String rows(Feature feature) {
        return feature.specs().stream()
                .map(spec -> "| " + folder(feature) + " " + row(spec))
                .collect(Collectors.joining());
    }

    private static String row(Spec spec) {
        return "| [%s](%s) | %s | %s | %s |\n"
                .formatted(spec.document(), address(spec), spec.version(), spec.title(), spec.note());
    }

    private static String folder(Feature feature) {
        var home = feature.getClass().getPackageName();
        return home.substring(home.lastIndexOf('.') + 1);
    }

    String doap() {
        var byDocument = new TreeMap<String, List<Spec>>(
                Specs.all(features).stream().collect(Collectors.groupingBy(Spec::document)));
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <!-- Made from the code by: %s -->
                <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://usefulinc.com/ns/doap#" \
                xmlns:xmpp="https://linkmauve.fr/ns/xmpp-doap#">
                  <Project>
                    <name>Outcry</name>
                    <shortdesc xml:lang="en">An actor-based federation router for financial messaging.</shortdesc>
                    <license rdf:resource="https://www.apache.org/licenses/LICENSE-2.0"/>
                    <language>en</language>
                    <programming-language>Java</programming-language>
                    <os>Linux</os>
                    <category rdf:resource="https://linkmauve.fr/ns/xmpp-doap#category-server"/>
                %s  </Project>
                </rdf:RDF>
                """.formatted(
                FeatureListTest.COMMAND.replace("--", "-"),
                byDocument.values().stream().map(FeatureList::implemented).collect(Collectors.joining()));
    }

    private static String implemented(List<Spec> sameDocument) {
        var spec = sameDocument.getFirst();
        if (spec.version().isEmpty()) {
            return "    <implements rdf:resource=\"%s\"/>\n".formatted(address(spec));
        }
        var notes = sameDocument.stream()
                .map(Spec::note)
                .filter(note -> !note.isEmpty())
                .distinct()
                .collect(Collectors.joining(" "));
        return """
                    <implements>
                      <xmpp:SupportedXep>
                        <xmpp:xep rdf:resource="%s"/>
                        <xmpp:status>%s</xmpp:status>
                        <xmpp:version>%s</xmpp:version>
                        <xmpp:since>%s</xmpp:since>
                %s      </xmpp:SupportedXep>
                    </implements>
                """.formatted(
                        address(spec),
                        notes.isEmpty() ? "complete" : "partial",
                        spec.version(),
                        VERSION,
                        notes.isEmpty() ? "" : note(notes));
    }

    private static String note(String notes) {
        return "        <xmpp:note xml:lang=\"en\">%s</xmpp:note>\n"
                .formatted(notes.replace("&", "&amp;").replace("<", "&lt;"));
    }

    private static String address(Spec spec) {
        var name = spec.document().toLowerCase(Locale.ROOT);
        return spec.document().startsWith("XEP")
                ? "https://xmpp.org/extensions/" + name + ".html"
                : "https://www.rfc-editor.org/rfc/" + name.replace(" ", "");
    }
}
