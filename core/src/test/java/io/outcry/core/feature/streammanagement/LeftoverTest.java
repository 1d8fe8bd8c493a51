package io.outcry.core.feature.streammanagement;

import static io.outcry.core.feature.streammanagement.Balcony.JULIET;
import static io.outcry.core.feature.streammanagement.Balcony.NOW;
import static io.outcry.core.feature.streammanagement.Balcony.ROMEO;
import static io.outcry.core.feature.streammanagement.Balcony.later;
import static io.outcry.core.feature.streammanagement.Balcony.says;
import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.address.Jid;
import io.outcry.core.stanza.Delay;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Header;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.Message;
import io.outcry.core.stanza.Namespaces;
import io.outcry.core.stanza.Payload;
import io.outcry.core.stanza.Presence;
import io.outcry.core.stanza.Stanza;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stanza.StanzaError.Condition;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LeftoverTest {

    private static final Jid SERVER = Jid.of("capulet.example");

    @Test
    void reroutesAMessageWithTheTimeAtWhichItWasSentFirst() {
        var message = says("Wherefore?");

        assertThat(decide(message)).isEqualTo(new Leftover.Rerouted((Message) Delay.stamp(message, SERVER, NOW)));
    }

    @Test
    void stampsAMessageThatThisServerStampedBeforeNoSecondTime() {
        var message = (Message) Delay.stamp(says("Wherefore?"), SERVER, later(-3600));

        assertThat(decide(message)).isEqualTo(new Leftover.Rerouted(message));
    }

    @Test
    void answersARequestAsForAResourceThatIsNotThere() {
        var request = Iq.of(Iq.Type.GET, ROMEO, JULIET, "q1", Element.empty("query", "jabber:iq:version"));

        assertThat(decide(request))
                .isEqualTo(new Leftover.Answered(request.bounce(StanzaError.of(Condition.SERVICE_UNAVAILABLE))));
    }

    @Test
    void answersNoRosterPush() {
        var roster = Element.empty("query", Namespaces.ROSTER);
        var fromAccount = Iq.of(Iq.Type.SET, JULIET.bare(), JULIET, "push1", roster);
        var fromNobody = new Iq(Header.EMPTY.withTo(JULIET), Iq.Type.SET, Payload.of(roster));

        assertThat(decide(fromAccount)).isEqualTo(new Leftover.Forgotten(fromAccount));
        assertThat(decide(fromNobody)).isEqualTo(new Leftover.Forgotten(fromNobody));
    }

    @Test
    void forgetsWhatTheServerMadeForThisClientAlone() {
        var received = Element.empty("received", "urn:xmpp:carbons:2");
        var copy = Message.of(Message.Type.CHAT, JULIET.bare(), JULIET, received);

        assertThat(decide(copy)).isEqualTo(new Leftover.Forgotten(copy));
    }

    @Test
    void forgetsPresenceAndAnswersAndErrors() {
        var presence = Presence.of(Presence.Type.AVAILABLE, ROMEO, JULIET);
        var result = Iq.of(Iq.Type.RESULT, ROMEO, JULIET, "q1");
        var error = Message.of(Message.Type.ERROR, ROMEO, JULIET);

        for (var stanza : List.of(presence, result, error)) {
            assertThat(decide(stanza)).isEqualTo(new Leftover.Forgotten(stanza));
        }
    }

    @Test
    void keepsTheOrder() {
        var presence = Presence.of(Presence.Type.UNAVAILABLE, ROMEO, JULIET);

        var leftovers = Leftover.of(List.of(kept(says("a")), kept(presence), kept(says("b"))), JULIET);

        assertThat(leftovers)
                .hasExactlyElementsOfTypes(Leftover.Rerouted.class, Leftover.Forgotten.class, Leftover.Rerouted.class);
    }

    @Test
    void stampsMessagesAndPresenceThatAreSentAgainButNoRequest() {
        var request = Iq.of(Iq.Type.GET, ROMEO, JULIET, "q1", Element.empty("query", "jabber:iq:version"));
        var presence = Presence.of(Presence.Type.AVAILABLE, ROMEO, JULIET);

        assertThat(kept(request).again(SERVER)).isEqualTo(request);
        assertThat(kept(presence).again(SERVER).payload().has("delay", Namespaces.DELAY))
                .isTrue();
        assertThat(kept(says("a")).again(SERVER).payload().has("delay", Namespaces.DELAY))
                .isTrue();
    }

    private static Leftover decide(Stanza stanza) {
        return Leftover.of(List.of(kept(stanza)), JULIET).getFirst();
    }

    private static Unacknowledged kept(Stanza stanza) {
        return Unacknowledged.of(stanza, NOW);
    }
}
