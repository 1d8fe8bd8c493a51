package io.outcry.actors.user;

import io.outcry.actors.client.Consignment;
import io.outcry.actors.client.ToClient;
import io.outcry.actors.user.User.Setup;
import io.outcry.core.custody.Place;
import io.outcry.core.stanza.Message;
import io.outcry.core.stanza.StanzaError;
import java.util.Optional;

/**
 * How whoever sent a message hears what became of it: the session that keeps it is told; else only a refusal goes back.
 *
 * @param consignment empty where nobody keeps the message
 */
record Reply(Setup setup, Message message, Optional<Consignment> consignment) {

    /** For a message that nobody keeps. */
    static Reply none(Setup setup, Message message) {
        return new Reply(setup, message, Optional.empty());
    }

    Optional<Place> place() {
        return consignment.map(Consignment::place);
    }

    /** It is on record, or it is none of anybody's business. */
    void settled() {
        tell(Optional.empty());
    }

    void refused(StanzaError error) {
        if (consignment.isEmpty()) {
            Sending.bounce(setup, message, error);
        } else {
            tell(Optional.of(error));
        }
    }

    private void tell(Optional<StanzaError> refusal) {
        consignment.ifPresent(
                sender -> sender.sender().tell(new ToClient.Confirmed(sender.place(), setup.account(), refusal)));
    }
}
