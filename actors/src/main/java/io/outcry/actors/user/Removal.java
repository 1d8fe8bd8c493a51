package io.outcry.actors.user;

import io.outcry.actors.client.UserMessage;
import io.outcry.actors.user.User.Saved;
import io.outcry.actors.user.User.SavingFailed;
import io.outcry.actors.user.User.Setup;
import io.outcry.core.contact.UserState;
import io.outcry.core.feature.roster.AccountRemoval;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;

/** The account is gone: its contacts are told (XEP-0077 §3.2), and what it kept about them is forgotten. */
final class Removal extends AbstractMatchingBehavior<UserMessage> {

    private final Setup setup;

    private Removal(Setup setup) {
        super(setup.context());
        this.setup = setup;
    }

    static Behavior<UserMessage> enter(Setup setup, UserState state) {
        AccountRemoval.farewells(state).forEach(stanza -> Sending.send(setup, stanza));
        setup.context()
                .pipeToSelf(
                        setup.services().stores().contacts().removeAll(setup.account()),
                        (_, failure) -> failure == null ? new Saved() : new SavingFailed(failure));
        return new Removal(setup);
    }

    @Override
    public Behavior<UserMessage> onMessage(UserMessage message) {
        return switch (message) {
            case Saved _ -> setup.stash().unstashAll(Absent.enter(setup));
            case SavingFailed failed -> {
                setup.context().getLog().atError().setCause(failed.cause()).log("contacts.unremoved");
                yield setup.stash().unstashAll(Absent.enter(setup));
            }
            default -> Waiting.stash(setup, this, message);
        };
    }
}
