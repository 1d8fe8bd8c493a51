package io.outcry.core.feature.archive;

import io.outcry.core.SampleFeatures;
import io.outcry.core.address.Jid;
import io.outcry.core.archive.ArchiveQuery;
import io.outcry.core.archive.ArchiveReading;
import io.outcry.core.contact.Act;
import io.outcry.core.contact.Outcome;
import io.outcry.core.contact.UserState;
import io.outcry.core.contact.Verona;
import io.outcry.core.feature.AccountRules;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.StanzaError.Condition;
import io.outcry.core.stanza.Xml;
import java.util.List;
import java.util.Locale;

/** Romeo's phone asks for what is in his archive. */
final class ArchivePlay {

    static final String FORM = "<x xmlns='jabber:x:data' type='submit'>"
            + "<field var='FORM_TYPE' type='hidden'><value>urn:xmpp:mam:2</value></field>%s</x>";

    final UserState state = Verona.romeo().with(Verona.available(Verona.PHONE, 0));

    static String form(String fields) {
        return FORM.replace("%s", fields);
    }

    static String field(String name, String... values) {
        var text = new StringBuilder("<field var='" + name + "'>");
        List.of(values).forEach(value -> text.append("<value>").append(value).append("</value>"));
        return text.append("</field>").toString();
    }

    static Iq request(Iq.Type type, Jid from, String payload) {
        return Iq.of(type, from, Verona.ROMEO, "q1", Xml.of(payload));
    }

    Outcome ask(Iq.Type type, Jid from, String payload) {
        var request = request(type, from, payload);
        return AccountRules.of(List.of(new Archive(SampleFeatures.sampleArchive())))
                .find(request)
                .orElseThrow()
                .decide(state, request, Verona.NOW);
    }

    Outcome query(String content) {
        return ask(Iq.Type.SET, Verona.PHONE, "<query xmlns='urn:xmpp:mam:2' queryid='f27'>" + content + "</query>");
    }

    ArchiveReading reading(Outcome outcome) {
        return ((Act.ReadArchive) outcome.acts().getFirst()).reading();
    }

    ArchiveQuery asked(String content) {
        return ((ArchiveReading.OfPage) reading(query(content))).query();
    }

    static Condition refusal(Outcome outcome) {
        var answer = Verona.stanzas(outcome).getFirst();
        var condition = answer.payload().elements().getFirst().children().getFirst();
        return Condition.valueOf(
                condition.name().local().toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
