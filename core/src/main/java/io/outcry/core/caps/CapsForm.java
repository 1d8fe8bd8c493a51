package io.outcry.core.caps;

import io.outcry.core.stanza.Element;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A form in a client's disco#info (XEP-0128), as the verification string takes it.
 *
 * @param type its FORM_TYPE
 * @param fields the values of every other field
 */
record CapsForm(String type, Map<String, List<String>> fields) {

    private static final String FORMS = "jabber:x:data";
    private static final String FORM_TYPE = "FORM_TYPE";

    /** The forms that count; empty where the whole answer is ill-formed (XEP-0115 §5.4, 3.5 and 3.6). */
    static Optional<List<CapsForm>> among(Element query) {
        var forms = new ArrayList<CapsForm>();
        var types = new HashSet<String>();
        for (var form : query.children("x", FORMS)) {
            var named = form.children("field", FORMS).stream()
                    .filter(field -> field.attributeOr("var", "").equals(FORM_TYPE))
                    .toList();
            if (named.size() != 1 || !named.getFirst().attributeOr("type", "").equals("hidden")) {
                continue;
            }
            var values = new HashSet<>(values(named.getFirst()));
            if (values.size() != 1 || !types.add(values.iterator().next())) {
                return Optional.empty();
            }
            forms.add(of(form, values.iterator().next()));
        }
        return Optional.of(forms);
    }

    private static CapsForm of(Element form, String type) {
        var fields = new LinkedHashMap<String, List<String>>();
        for (var field : form.children("field", FORMS)) {
            var name = field.attributeOr("var", "");
            if (!name.equals(FORM_TYPE)) {
                fields.put(name, values(field));
            }
        }
        return new CapsForm(type, fields);
    }

    private static List<String> values(Element field) {
        return field.children("value", FORMS).stream().map(Element::text).toList();
    }

    /** As they are hashed: the type, then each field's name and values, sorted. */
    List<String> parts(Comparator<String> order) {
        var parts = new ArrayList<String>();
        parts.add(type);
        fields.entrySet().stream().sorted(Map.Entry.comparingByKey(order)).forEach(field -> {
            parts.add(field.getKey());
            field.getValue().stream().sorted(order).forEach(parts::add);
        });
        return parts;
    }
}
