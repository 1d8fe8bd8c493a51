package io.outcry.core.routing;

import static io.outcry.core.contact.Verona.JULIET;
import static io.outcry.core.contact.Verona.PHONE;
import static io.outcry.core.contact.Verona.ROMEO;
import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.contact.Verona;
import io.outcry.core.stanza.Header;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.Message;
import io.outcry.core.stanza.Payload;
import org.junit.jupiter.api.Test;

class ImpliedAddressTest {

    private static final Header NOWHERE = Header.EMPTY.withFrom(PHONE);

    @Test
    void takesMessagesAndRequestsForTheSendersOwnAccount() {
        var message = new Message(NOWHERE, Message.Type.CHAT, Payload.empty());
        var iq = new Iq(NOWHERE, Iq.Type.GET, Payload.empty());

        assertThat(ImpliedAddress.complete(message, PHONE).to()).contains(ROMEO);
        assertThat(ImpliedAddress.complete(iq, PHONE).to()).contains(ROMEO);
    }

    @Test
    void leavesPresenceToAll() {
        assertThat(ImpliedAddress.complete(Verona.presence(PHONE), PHONE).to()).isEmpty();
    }

    @Test
    void changesNoAddressThatIsThere() {
        var message = Message.of(Message.Type.CHAT, PHONE, JULIET);

        assertThat(ImpliedAddress.complete(message, PHONE)).isEqualTo(message);
    }
}
