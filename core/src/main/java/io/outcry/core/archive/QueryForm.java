package io.outcry.core.archive;

import io.outcry.core.address.Jid;
import io.outcry.core.form.SubmittedForm;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stanza.StanzaError.Condition;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a query's form asks for (XEP-0313 §4.1). Messages of rooms may be asked for; an account's archive has none. */
record QueryForm(ArchiveFilter filter, Optional<String> afterId, Optional<String> beforeId, List<String> ids) {

    private static final String VALIDATE = "http://jabber.org/protocol/xdata-validate";

    /** Every field that is understood, and its type. */
    private static final Map<String, String> FIELDS = fields();

    /** No archive is older, and none reaches further: what lies outside is taken for these. */
    private static final Instant EARLIEST = Instant.parse("1970-01-02T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-30T00:00:00Z");

    /** What a form asks for, or why that cannot be. */
    sealed interface Reading {

        record Read(QueryForm form) implements Reading {}

        record Wrong(StanzaError error) implements Reading {}
    }

    private static Map<String, String> fields() {
        var fields = new LinkedHashMap<String, String>();
        fields.put("with", "jid-single");
        fields.put("start", "text-single");
        fields.put("end", "text-single");
        fields.put("before-id", "text-single");
        fields.put("after-id", "text-single");
        fields.put("ids", "list-multi");
        fields.put("include-groupchat", "boolean");
        return fields;
    }

    static Reading read(Element query, int maxIds) {
        return switch (SubmittedForm.read(query, Results.NAMESPACE)) {
            case SubmittedForm.Reading.Wrong wrong -> new Reading.Wrong(wrong.error());
            case SubmittedForm.Reading.Read read -> of(read.form(), maxIds);
        };
    }

    private static Reading of(SubmittedForm form, int maxIds) {
        if (!form.hasOnly(FIELDS.keySet())) {
            return wrong(Condition.FEATURE_NOT_IMPLEMENTED, "there are only the fields " + FIELDS.keySet());
        }
        var ids = form.values("ids");
        if (ids.size() > maxIds) {
            return wrong(Condition.POLICY_VIOLATION, "at most %d ids at a time".formatted(maxIds));
        }
        try {
            var with = form.value("with");
            var peer = with.flatMap(Jid::find);
            if (with.isPresent() && peer.isEmpty()) {
                return wrong(Condition.JID_MALFORMED, "with is no address");
            }
            var filter =
                    new ArchiveFilter(time(form, "start"), time(form, "end").map(QueryForm::wholeMillisecond), peer);
            return new Reading.Read(new QueryForm(filter, form.value("after-id"), form.value("before-id"), ids));
        } catch (DateTimeException _) {
            return wrong(Condition.BAD_REQUEST, "start and end are times such as 2010-06-07T00:00:00Z (XEP-0082)");
        }
    }

    /** XEP-0082 §3.2. */
    private static Optional<Instant> time(SubmittedForm form, String field) {
        return form.value(field).map(Instant::parse).map(QueryForm::possible);
    }

    private static Instant possible(Instant time) {
        if (time.isBefore(EARLIEST)) {
            return EARLIEST;
        }
        return time.isAfter(LATEST) ? LATEST : time;
    }

    /** Times are told to the millisecond: what is told to have come then has not come after it. */
    private static Instant wholeMillisecond(Instant end) {
        return end.truncatedTo(ChronoUnit.MILLIS).plusNanos(999_999);
    }

    private static Reading wrong(Condition condition, String text) {
        return new Reading.Wrong(StanzaError.of(condition, text));
    }

    /** The form to be filled in (XEP-0313 §4.1.5). */
    static Element toFillIn() {
        var elements = new ArrayList<Element>();
        elements.add(Element.named("field", SubmittedForm.NAMESPACE)
                .attribute("var", SubmittedForm.FORM_TYPE)
                .attribute("type", "hidden")
                .child("value", Results.NAMESPACE)
                .build());
        FIELDS.forEach((name, type) -> elements.add(field(name, type)));
        return Element.named("x", SubmittedForm.NAMESPACE)
                .attribute("type", "form")
                .children(elements)
                .build();
    }

    private static Element field(String name, String type) {
        var field = Element.named("field", SubmittedForm.NAMESPACE)
                .attribute("var", name)
                .attribute("type", type);
        if (type.equals("list-multi")) {
            // XEP-0122: any value, not one of a list.
            field.child(Element.named("validate", VALIDATE)
                    .attribute("datatype", "xs:string")
                    .child(Element.empty("open", VALIDATE))
                    .build());
        }
        return field.build();
    }
}
