package io.outcry.actors.user;

import io.outcry.actors.user.User.Setup;
import io.outcry.core.policy.Gate;
import io.outcry.core.policy.Gates;
import io.outcry.core.stanza.Stanza;
import io.outcry.core.stanza.StanzaError;

/** The way out of a user's actor: through the gate SEND. */
final class Sending {

    private Sending() {}

    /** A stanza that the gate refuses is the account's own: nobody else has to be told. */
    static void send(Setup setup, Stanza stanza) {
        switch (setup.services().gates().knock(Gate.SEND, stanza)) {
            case Gates.Answer.Through through -> setup.services().delivery().deliver(through.passed());
            case Gates.Answer.Refused refused ->
                setup.context()
                        .getLog()
                        .atDebug()
                        .addKeyValue("condition", refused.error().condition().wireName())
                        .log("stanza.refused");
        }
    }

    /** Sends a stanza back with the reason; errors, results and stanzas from nobody are never answered. */
    static void bounce(Setup setup, Stanza stanza, StanzaError error) {
        if (mayBounce(stanza)) {
            send(setup, stanza.bounce(error));
        }
    }

    static boolean mayBounce(Stanza stanza) {
        var isResult = stanza instanceof io.outcry.core.stanza.Iq iq && !iq.isRequest();
        return !stanza.isError() && !isResult && stanza.from().isPresent();
    }
}
