package io.outcry.actors.user;

import io.outcry.actors.client.ToUser;
import io.outcry.actors.client.UserMessage;
import io.outcry.actors.user.User.Setup;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** The entity leaves this node, once what is on its way into the stores is there; whoever comes now is told to come again. */
final class Stopping extends AbstractMatchingBehavior<UserMessage> {

    private final Setup setup;
    private final UnderWay underWay;

    private Stopping(Setup setup, UnderWay underWay) {
        super(setup.context());
        this.setup = setup;
        this.underWay = underWay;
    }

    static Behavior<UserMessage> enter(Setup setup, UnderWay underWay) {
        underWay.end();
        return new Stopping(setup, underWay);
    }

    @Override
    public Behavior<UserMessage> onMessage(UserMessage message) {
        switch (message) {
            case User.WorkMoved moved -> underWay.settle(moved);
            case ToUser.Entrust _ -> {
                // Its sender keeps it, and it comes again, to the account's next life.
            }
            case ToUser.Announce announce when announce.presence().stanza().to().isEmpty() -> {
                // Its session says it again, to the account's next life.
            }
            default -> Waiting.refuse(setup, message);
        }
        underWay.drain();
        return underWay.isIdle() ? Behaviors.stopped() : this;
    }
}
