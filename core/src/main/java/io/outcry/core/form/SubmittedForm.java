package io.outcry.core.form;

import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stanza.StanzaError.Condition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A form that somebody filled in (XEP-0004 §3), of one purpose (XEP-0068).
 *
 * @param fields the values of each field, without its FORM_TYPE
 */
public record SubmittedForm(Map<String, List<String>> fields) {

    public static final String NAMESPACE = "jabber:x:data";
    public static final String FORM_TYPE = "FORM_TYPE";

    /** Nothing filled in. */
    public static final SubmittedForm EMPTY = new SubmittedForm(Map.of());

    public SubmittedForm {
        fields = Map.copyOf(fields);
    }

    /** What an element's form says. */
    public sealed interface Reading {

        record Read(SubmittedForm form) implements Reading {}

        record Wrong(StanzaError error) implements Reading {}
    }

    /**
     * Reads the form in this element; where there is none, nothing is filled in.
     *
     * @param purpose the FORM_TYPE that it must have
     */
    public static Reading read(Element parent, String purpose) {
        return parent.child("x", NAMESPACE).map(form -> ofForm(form, purpose)).orElse(new Reading.Read(EMPTY));
    }

    private static Reading ofForm(Element form, String purpose) {
        if (!form.attributeOr("type", "").equals("submit")) {
            return wrong("the form is not one that is submitted");
        }
        var fields = new LinkedHashMap<String, List<String>>();
        for (var field : form.children("field", NAMESPACE)) {
            var values = field.children("value", NAMESPACE).stream()
                    .map(Element::text)
                    .toList();
            if (fields.put(field.attributeOr("var", ""), values) != null) {
                return wrong("a field is there twice");
            }
        }
        var type = fields.remove(FORM_TYPE);
        return List.of(purpose).equals(type)
                ? new Reading.Read(new SubmittedForm(fields))
                : wrong("the form's FORM_TYPE must be " + purpose);
    }

    private static Reading wrong(String text) {
        return new Reading.Wrong(StanzaError.of(Condition.BAD_REQUEST, text));
    }

    public boolean hasOnly(Set<String> known) {
        return known.containsAll(fields.keySet());
    }

    public List<String> values(String field) {
        return fields.getOrDefault(field, List.of());
    }

    /** The one value of this field; empty where it has none, or an empty one. */
    public Optional<String> value(String field) {
        return values(field).stream().findFirst().filter(value -> !value.isEmpty());
    }
}
