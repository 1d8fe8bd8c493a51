package io.outcry.actors.user;

import io.outcry.actors.client.UserMessage;
import io.outcry.actors.user.User.Setup;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** The account could not be loaded, and this actor is about to be stopped: who still reaches it is told. */
final class Unavailable extends AbstractMatchingBehavior<UserMessage> {

    private final Setup setup;

    Unavailable(Setup setup) {
        super(setup.context());
        this.setup = setup;
    }

    @Override
    public Behavior<UserMessage> onMessage(UserMessage message) {
        if (message instanceof User.Stop) {
            return Behaviors.stopped();
        }
        Waiting.refuse(setup, message);
        return this;
    }
}
