package io.outcry.core.feature.archive;

import static io.outcry.core.feature.archive.ArchivePlay.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.address.Jid;
import io.outcry.core.archive.ArchivePreferences;
import io.outcry.core.archive.ArchivePreferences.Others;
import io.outcry.core.contact.Act;
import io.outcry.core.contact.Change;
import io.outcry.core.contact.Outcome;
import io.outcry.core.contact.Verona;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.StanzaError.Condition;
import io.outcry.core.stanza.Xml;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** At most 3 addresses. */
class PreferencesTest {

    private static final String WANTED = "<prefs xmlns='urn:xmpp:mam:2' default='roster'>"
            + "<always><jid>juliet@capulet.example</jid></always>"
            + "<never><jid>nurse@capulet.example</jid><jid>paris@verona.example/field</jid></never></prefs>";

    private final ArchivePlay play = new ArchivePlay();

    private Outcome set(String prefs) {
        return play.ask(Iq.Type.SET, Verona.PHONE, prefs);
    }

    private static Element answer(Outcome outcome) {
        return Verona.stanzas(outcome).getFirst().payload().elements().getFirst();
    }

    @Test
    void areToldAsTheyAre() {
        var answer = answer(play.ask(Iq.Type.GET, Verona.PHONE, "<prefs xmlns='urn:xmpp:mam:2'/>"));

        assertThat(answer)
                .isEqualTo(Xml.of("<prefs xmlns='urn:xmpp:mam:2' default='always'><always/><never/></prefs>"));
    }

    @Test
    void areSavedBeforeTheAnswer() {
        var outcome = set(WANTED);

        var wanted = new ArchivePreferences(
                Others.ROSTER, Set.of(Verona.JULIET), Set.of(Verona.NURSE, Jid.of("paris@verona.example/field")));
        assertThat(outcome.acts().getFirst()).isEqualTo(new Act.Save(new Change.OfArchive(wanted)));
        assertThat(outcome.state().archive()).isEqualTo(wanted);
        assertThat(answer(outcome)).isEqualTo(Xml.of(WANTED));
    }

    @Test
    void mayNameNobody() {
        assertThat(set("<prefs xmlns='urn:xmpp:mam:2' default='never'/>")
                        .state()
                        .archive())
                .isEqualTo(new ArchivePreferences(Others.NEVER, Set.of(), Set.of()));
    }

    @Test
    void areRefusedWhereTheyAreNone() {
        for (var bad : List.of(
                "<prefs xmlns='urn:xmpp:mam:2'/>",
                "<prefs xmlns='urn:xmpp:mam:2' default='sometimes'/>",
                "<prefs xmlns='urn:xmpp:mam:2' default='always'><never><jid>@@</jid></never></prefs>",
                "<prefs xmlns='urn:xmpp:mam:2' default='always'><always><jid>a@b.example/" + "x".repeat(600)
                        + "</jid></always></prefs>")) {
            assertThat(refusal(set(bad))).isEqualTo(Condition.BAD_REQUEST);
        }
    }

    @Test
    void areRefusedWhereTheyNameTooMany() {
        var tooMany = WANTED.replace("<always>", "<always><jid>tybalt@capulet.example</jid>");

        assertThat(refusal(set(tooMany))).isEqualTo(Condition.POLICY_VIOLATION);
    }
}
