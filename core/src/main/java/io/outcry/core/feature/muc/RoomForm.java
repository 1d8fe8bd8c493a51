package io.outcry.core.feature.muc;

import io.outcry.core.form.SubmittedForm;
import io.outcry.core.room.RoomConfig;
import io.outcry.core.room.RoomField;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stanza.StanzaError.Condition;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The form by which an owner sets a room up (XEP-0045 §10.2, §15.5.3). */
final class RoomForm {

    private static final String FORMS = SubmittedForm.NAMESPACE;

    /** What clients let nobody write into a field for a number (XEP-0122 §3.2, XEP-0500 §5.1). */
    private static final Element COUNT = Element.named("validate", "http://jabber.org/protocol/xdata-validate")
            .attribute("datatype", "xs:integer")
            .child(Element.named("range", "http://jabber.org/protocol/xdata-validate")
                    .attribute("min", "0")
                    .build())
            .build();

    private RoomForm() {}

    /** What a form says. */
    sealed interface Reading {

        record Read(Map<RoomField, List<String>> values) implements Reading {}

        record Wrong(StanzaError error) implements Reading {}
    }

    /** The form to fill in, as the room is by now. */
    static Element toFillIn(RoomConfig config) {
        var form = Element.named("x", FORMS)
                .attribute("type", "form")
                .child("title", "Configuration of the room")
                .child(field(SubmittedForm.FORM_TYPE, "hidden", MucNames.ROOM_CONFIG));
        for (var field : RoomField.values()) {
            form.child(field(config, field));
        }
        return form.build();
    }

    /** A field with its value. */
    static Element field(String name, String type, String value) {
        return Element.named("field", FORMS)
                .attribute("var", name)
                .attribute("type", type)
                .child("value", value)
                .build();
    }

    private static Element field(RoomConfig config, RoomField field) {
        var element = Element.named("field", FORMS)
                .attribute("var", field.wireName())
                .attribute("type", field.kind().wireName())
                .attribute("label", field.label());
        if (field.kind() == RoomField.Kind.COUNT) {
            element.child(COUNT);
        }
        config.values(field).forEach(value -> element.child("value", value));
        field.choices()
                .forEach(choice -> element.child(
                        Element.named("option", FORMS).child("value", choice).build()));
        return element.build();
    }

    /** What is not in the form stays as it is; fields that rooms here do not have are passed over. */
    static Reading read(Element query) {
        if (isForInstantRoom(query)) {
            return new Reading.Read(Map.of());
        }
        return switch (SubmittedForm.read(query, MucNames.ROOM_CONFIG)) {
            case SubmittedForm.Reading.Wrong wrong -> new Reading.Wrong(wrong.error());
            case SubmittedForm.Reading.Read read -> values(read.form());
        };
    }

    /** An empty form: as the room is, it will do (XEP-0045 §10.1.2). */
    private static boolean isForInstantRoom(Element query) {
        return query.child("x", FORMS)
                .filter(form -> form.attributeOr("type", "").equals("submit"))
                .filter(form -> form.children().isEmpty())
                .isPresent();
    }

    private static Reading values(SubmittedForm form) {
        var values = new EnumMap<RoomField, List<String>>(RoomField.class);
        for (var given : form.fields().entrySet()) {
            var field = RoomField.ofWire(given.getKey());
            if (field.isPresent()) {
                var read = field.get().read(given.getValue());
                if (read.isEmpty()) {
                    return new Reading.Wrong(
                            StanzaError.of(Condition.NOT_ACCEPTABLE, given.getKey() + " cannot be that."));
                }
                values.put(field.get(), read.get());
            }
        }
        return new Reading.Read(values);
    }
}
