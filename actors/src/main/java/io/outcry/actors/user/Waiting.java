package io.outcry.actors.user;

import io.outcry.actors.client.ToClient;
import io.outcry.actors.client.ToUser;
import io.outcry.actors.client.UserMessage;
import io.outcry.actors.user.User.Setup;
import io.outcry.core.feature.streammanagement.Leftover;
import io.outcry.core.feature.streammanagement.Unacknowledged;
import io.outcry.core.stanza.Message;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stanza.StanzaError.Condition;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.actor.typed.Behavior;

/** What happens to messages while the user's actor waits for a store. */
final class Waiting {

    static final StanzaError BUSY =
            StanzaError.of(Condition.RESOURCE_CONSTRAINT, "The account cannot be reached just now. Try again later.");

    private Waiting() {}

    static Behavior<UserMessage> stash(Setup setup, Behavior<UserMessage> state, UserMessage message) {
        if (isTooMuch(setup, message)) {
            // Whoever sends by the million would write as much into the log.
            setup.context().getLog().atDebug().log("user.overloaded");
            setup.figures().overloaded();
            refuse(setup, message);
        } else {
            setup.stash().stash(message);
            setup.figures().waiting(setup.stash().size());
        }
        return state;
    }

    /** As much waits as may, and this can be refused. */
    static boolean isTooMuch(Setup setup, UserMessage message) {
        return setup.stash().size() >= setup.services().config().maxWaiting() && isAnswerable(message);
    }

    private static boolean isAnswerable(UserMessage message) {
        return message instanceof User.Receive
                || message instanceof ToUser.Entrust
                || (message instanceof ToUser.Sent sent && sent.consignment().isPresent())
                || message instanceof ToUser.Bind
                || message instanceof ToUser.Resume
                || message instanceof ToUser.Announce;
    }

    /** Nobody has these and nobody will: their senders are told. */
    static void leftOver(Setup setup, List<Unacknowledged> stanzas, StanzaError error) {
        Leftover.answers(stanzas, setup.account(), error).forEach(answer -> Sending.send(setup, answer));
    }

    /** Tells whoever waits for an answer that there will be none. */
    static void refuse(Setup setup, UserMessage message) {
        switch (message) {
            case User.Receive receive -> Sending.bounce(setup, receive.stanza(), BUSY);
            case ToUser.Entrust entrust -> refuse(setup, entrust);
            case ToUser.Bind bind -> bind.client().tell(new ToClient.BindRefused(BUSY));
            case ToUser.Resume resume -> resume.client().tell(new ToClient.ResumeRefused());
            case ToUser.Announce announce ->
                Sending.bounce(setup, announce.presence().stanza(), BUSY);
            case ToUser.Returned returned -> leftOver(setup, returned.stanzas(), BUSY);
            default -> {
                // Nobody waits for an answer to the rest, or it comes again.
            }
        }
    }

    private static void refuse(Setup setup, ToUser.Entrust entrust) {
        if (entrust.message().stanza() instanceof Message message) {
            new Reply(setup, message, Optional.of(entrust.consignment()))
                    .refused(setup.services().config().record().error());
        }
    }
}
