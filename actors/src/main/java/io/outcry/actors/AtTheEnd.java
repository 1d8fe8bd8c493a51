package io.outcry.actors;

import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.BehaviorInterceptor;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.Signal;
import org.apache.pekko.actor.typed.TypedActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * Does something when an actor is over, in whatever state and for whatever reason. For actors whose states are objects
 * that answer with themselves to stay.
 */
public final class AtTheEnd<T> extends BehaviorInterceptor<T, T> {

    private final Runnable end;
    private Behavior<T> state = Behaviors.same();

    private AtTheEnd(Class<T> messages, Runnable end) {
        super(messages);
        this.end = end;
    }

    /** The same actor; {@code end} runs as the last thing in it. */
    public static <T> Behavior<T> of(Class<T> messages, Behavior<T> actor, Runnable end) {
        return Behaviors.intercept(() -> new AtTheEnd<>(messages, end), actor);
    }

    @Override
    public Behavior<T> aroundReceive(TypedActorContext<T> context, T message, ReceiveTarget<T> target) {
        return changed(target.apply(context, message));
    }

    @Override
    public Behavior<T> aroundSignal(TypedActorContext<T> context, Signal signal, SignalTarget<T> target) {
        var next = target.apply(context, signal);
        if (signal instanceof PostStop) {
            end.run();
        }
        return changed(next);
    }

    /** Pekko wraps every answer anew but this one, and most messages leave an actor in its state. */
    private Behavior<T> changed(Behavior<T> next) {
        if (next.equals(state)) {
            return Behaviors.same();
        }
        if (!next.equals(Behaviors.same()) && !Behavior.isUnhandled(next)) {
            state = next;
        }
        return next;
    }
}
