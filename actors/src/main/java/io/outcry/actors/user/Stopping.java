package io.outcry.actors.user;

import io.outcry.actors.client.UserMessage;
import io.outcry.actors.user.User.Setup;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** The entity leaves this node, once what is on its way into the stores is there; whoever comes now is told to come again. */
final class Stopping extends AbstractMatchingBehavior<UserMessage> {

    private final Setup setup;
    private final Kept kept;
    private final Requests requests;

    private Stopping(Setup setup, Kept kept, Requests requests) {
        super(setup.context());
        this.setup = setup;
        this.kept = kept;
        this.requests = requests;
    }

    static Behavior<UserMessage> enter(Setup setup, Kept kept, Requests requests) {
        kept.giveToNobody();
        return new Stopping(setup, kept, requests);
    }

    @Override
    public Behavior<UserMessage> onMessage(UserMessage message) {
        switch (message) {
            case User.LedgerMoved moved -> kept.moved(moved.outcome());
            case User.Answered answered -> requests.answered(answered.answer());
            default -> Waiting.refuse(setup, message);
        }
        return kept.isIdle() && requests.isIdle() ? Behaviors.stopped() : this;
    }
}
