package io.outcry.core.feature.pep;

import static io.outcry.core.contact.Verona.BALCONY;
import static io.outcry.core.contact.Verona.PHONE;
import static io.outcry.core.contact.Verona.ROMEO;
import static io.outcry.core.feature.pep.PepPlay.NICK;
import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.address.Jid;
import io.outcry.core.feature.SelfDescription;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Iq;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NodeDiscoTest {

    private static final Jid TYBALT = Jid.of("tybalt@capulet.example/sword");

    private final PepPlay play = new PepPlay();
    private final NodeDisco disco = new NodeDisco();

    @BeforeEach
    void publish() {
        play.publishWith(NICK, "Romeo", "access_model=open", "title=Names");
        play.publish("urn:mood", "1", "sad");
        play.publishWith("storage:bookmarks", "x", "access_model=whitelist");
    }

    private List<String> visible(Jid asker) {
        return disco.visible(play.state, asker).stream()
                .map(item -> item.attributeOr("node", ""))
                .toList();
    }

    private Optional<Iq> ask(Jid asker, String namespace, String node) {
        return disco.answer(play.state, Iq.of(Iq.Type.GET, asker, ROMEO, "1", Element.empty("query", namespace)), node);
    }

    @Test
    void showsWhatTheAskerMaySee() {
        assertThat(visible(PHONE)).containsExactly(NICK, "storage:bookmarks", "urn:mood");
        assertThat(visible(BALCONY)).containsExactly(NICK, "urn:mood");
        assertThat(visible(TYBALT)).containsExactly(NICK);
    }

    @Test
    void tellsWhatANodeIs() {
        var query = ask(BALCONY, SelfDescription.NAMESPACE, NICK)
                .orElseThrow()
                .payload()
                .elements()
                .getFirst();

        assertThat(query.attributes()).containsEntry("node", NICK);
        assertThat(query.children().getFirst().attributes())
                .containsEntry("category", "pubsub")
                .containsEntry("type", "leaf")
                .containsEntry("name", "Names");
        assertThat(query.child("x", PepNames.FORMS)).isPresent();
    }

    @Test
    void tellsWhatIsInANode() {
        var query = ask(BALCONY, SelfDescription.ITEMS_NAMESPACE, "urn:mood")
                .orElseThrow()
                .payload()
                .elements()
                .getFirst();

        assertThat(query.children())
                .extracting(item -> item.attributeOr("name", ""))
                .containsExactly("1");
    }

    @Test
    void tellsNothingOfWhatTheAskerMayNotSee() {
        assertThat(ask(BALCONY, SelfDescription.NAMESPACE, "storage:bookmarks"))
                .hasValueSatisfying(answer -> assertThat(answer.isError()).isTrue());
        assertThat(ask(BALCONY, SelfDescription.ITEMS_NAMESPACE, "urn:nothing")).isEmpty();
    }
}
