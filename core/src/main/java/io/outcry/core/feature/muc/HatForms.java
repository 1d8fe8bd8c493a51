package io.outcry.core.feature.muc;

import io.outcry.core.feature.muc.HatCommands.Command;
import io.outcry.core.form.SubmittedForm;
import io.outcry.core.room.Hat;
import io.outcry.core.room.Hats;
import io.outcry.core.stanza.Element;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** How hats stand in forms and in presence (XEP-0317 §3, §3.8). */
final class HatForms {

    static final String NAMESPACE = "urn:xmpp:hats:0";
    static final String PURPOSE = "urn:xmpp:hats:commands";
    static final String TITLE = "hats#title";
    static final String URI = "hats#uri";
    static final String HUE = "hats#hue";
    static final String PERSON = "hats#jid";
    static final String HASH = "hats#hash";

    private static final String FORMS = SubmittedForm.NAMESPACE;

    private HatForms() {}

    /** What one person wears, as presence has it. */
    static Element shown(List<Hat> hats) {
        var element = Element.named("hats", NAMESPACE);
        hats.forEach(hat -> {
            var shown = Element.named("hat", NAMESPACE).attribute("title", hat.title());
            shown.attribute("uri", hat.uri());
            element.child((hat.hue().isEmpty() ? shown : shown.attribute("hue", hat.hue())).build());
        });
        return element.build();
    }

    static Element toFillIn(Command command, Hats hats) {
        var form = Element.named("x", FORMS)
                .attribute("type", "form")
                .child(RoomForm.field(SubmittedForm.FORM_TYPE, "hidden", PURPOSE));
        if (command == Command.CREATE) {
            form.child(empty(TITLE, "text-single", "Title", List.of(), true));
            form.child(empty(URI, "text-single", "URI", List.of(), true));
            form.child(empty(HUE, "text-single", "Hue, in degrees", List.of(), false));
            return form.build();
        }
        if (command != Command.DESTROY) {
            form.child(empty(PERSON, "jid-single", "Address", List.of(), true));
        }
        var choices = List.copyOf(hats.all().values());
        return form.child(empty(URI, "list-single", "Hat", choices, true)).build();
    }

    private static Element empty(String name, String type, String label, List<Hat> choices, boolean isRequired) {
        var field = Element.named("field", FORMS)
                .attribute("var", name)
                .attribute("type", type)
                .attribute("label", label);
        choices.forEach(hat -> field.child(Element.named("option", FORMS)
                .attribute("label", hat.title())
                .child("value", hat.uri())
                .build()));
        return (isRequired ? field.child(Element.empty("required", FORMS)) : field).build();
    }

    static Element hats(Hats hats) {
        var form = result("Hats", List.of(TITLE, URI, HUE));
        hats.all()
                .values()
                .forEach(hat -> form.child(
                        item(List.of(value(TITLE, hat.title()), value(URI, hat.uri()), value(HUE, hat.hue())))));
        return form.build();
    }

    static Element worn(Hats hats) {
        var form = result("Who wears which hat", List.of(PERSON, URI, TITLE, HUE));
        hats.worn().keySet().stream()
                .sorted((one, other) -> one.toString().compareTo(other.toString()))
                .forEach(person -> hats.of(person)
                        .forEach(hat -> form.child(item(List.of(
                                value(PERSON, person.toString()),
                                value(URI, hat.uri()),
                                value(TITLE, hat.title()),
                                value(HUE, hat.hue()))))));
        return form.build();
    }

    private static Element.Builder result(String title, List<String> columns) {
        var reported = Element.named("reported", FORMS);
        columns.forEach(column -> reported.child(
                Element.named("field", FORMS).attribute("var", column).build()));
        return Element.named("x", FORMS)
                .attribute("type", "result")
                .child("title", title)
                .child(reported.build());
    }

    private static Element item(List<Element> fields) {
        return Element.named("item", FORMS).children(fields).build();
    }

    private static Element value(String name, String value) {
        return Element.named("field", FORMS)
                .attribute("var", name)
                .child("value", value)
                .build();
    }

    /** Another one whenever any of the hats is another one (XEP-0317 §2). */
    static String hash(Hats hats) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            hats.all()
                    .values()
                    .forEach(hat -> digest.update((hat.uri() + "\n" + hat.title() + "\n" + hat.hue() + "\n")
                            .getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }
}
