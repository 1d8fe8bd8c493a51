package io.outcry.core.form;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.stanza.Element;
import org.junit.jupiter.api.Test;

/** Forms that somebody filled in (XEP-0004, XEP-0068). */
class SubmittedFormTest {

    private static final String PURPOSE = "urn:verona:purpose";

    private static SubmittedForm.Reading read(Element... fields) {
        var form = Element.named("x", SubmittedForm.NAMESPACE).attribute("type", "submit");
        for (var field : fields) {
            form.child(field);
        }
        return SubmittedForm.read(
                Element.named("query", "urn:verona").child(form.build()).build(), PURPOSE);
    }

    private static Element field(String name, String value) {
        return Element.named("field", SubmittedForm.NAMESPACE)
                .attribute("var", name)
                .child("value", value)
                .build();
    }

    @Test
    void whoSubmitsNothingAcceptsWhatThereIs() {
        assertThat(read()).isEqualTo(new SubmittedForm.Reading.Read(SubmittedForm.EMPTY));
    }

    @Test
    void whatIsFilledInIsForOnePurpose() {
        assertThat(read(field(SubmittedForm.FORM_TYPE, PURPOSE), field("name", "Juliet")))
                .isInstanceOfSatisfying(
                        SubmittedForm.Reading.Read.class,
                        read -> assertThat(read.form().value("name")).contains("Juliet"));
        assertThat(read(field("name", "Juliet"))).isInstanceOf(SubmittedForm.Reading.Wrong.class);
    }
}
