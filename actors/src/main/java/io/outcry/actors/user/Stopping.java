package io.outcry.actors.user;

import io.outcry.actors.client.UserMessage;
import io.outcry.actors.user.User.Setup;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** The entity leaves this node, once what is on its way into the ledger is there; whoever comes now is told to come again. */
final class Stopping extends AbstractMatchingBehavior<UserMessage> {

    private final Setup setup;
    private final Kept kept;

    private Stopping(Setup setup, Kept kept) {
        super(setup.context());
        this.setup = setup;
        this.kept = kept;
    }

    static Behavior<UserMessage> enter(Setup setup, Kept kept) {
        kept.giveToNobody();
        return new Stopping(setup, kept);
    }

    @Override
    public Behavior<UserMessage> onMessage(UserMessage message) {
        if (message instanceof User.LedgerMoved moved) {
            kept.moved(moved.outcome());
        } else {
            Waiting.refuse(setup, message);
        }
        return kept.isIdle() ? Behaviors.stopped() : this;
    }
}
