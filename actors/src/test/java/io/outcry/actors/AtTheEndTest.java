package io.outcry.actors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.BehaviorTestKit;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class AtTheEndTest {

    private enum Word {
        STAY,
        TURN,
        LEAVE,
        STUMBLE
    }

    private static final class Dancer extends AbstractMatchingBehavior<Word> {

        Dancer(ActorContext<Word> context) {
            super(context);
        }

        @Override
        public Behavior<Word> onMessage(Word word) {
            return switch (word) {
                case STAY -> this;
                case TURN -> new Dancer(getContext());
                case LEAVE -> Behaviors.stopped();
                case STUMBLE -> throw new IllegalStateException("stumbled");
            };
        }
    }

    private static final ActorTestKit KIT = ActorTestKit.create();

    private final AtomicInteger ends = new AtomicInteger();

    @AfterAll
    static void end() {
        KIT.shutdownTestKit();
    }

    private Behavior<Word> dancer() {
        return AtTheEnd.of(Word.class, Behaviors.setup(Dancer::new), ends::incrementAndGet);
    }

    @Test
    void comesOnceWhenAnActorStopsInAnyState() {
        var dancer = KIT.spawn(dancer());

        List.of(Word.STAY, Word.TURN, Word.STAY).forEach(dancer::tell);
        dancer.tell(Word.LEAVE);

        KIT.<Word>createTestProbe().expectTerminated(dancer);
        assertThat(ends).hasValue(1);
    }

    @Test
    void comesWhenAnActorFails() {
        var dancer = KIT.spawn(dancer());

        dancer.tell(Word.STUMBLE);

        KIT.<Word>createTestProbe().expectTerminated(dancer);
        assertThat(ends).hasValue(1);
    }

    @Test
    void waitsForTheEnd() {
        var kit = BehaviorTestKit.create(dancer());

        kit.run(Word.STAY);
        kit.run(Word.TURN);

        assertThat(ends).hasValue(0);
    }

    /** A message that changes nothing makes nothing: one stands on every stanza's way. */
    @Test
    void makesNothingForAMessageThatChangesNothing() {
        var kit = BehaviorTestKit.create(dancer());
        kit.run(Word.STAY);

        kit.run(Word.STAY);
        assertThat(kit.returnedBehavior()).isSameAs(Behaviors.same());
        kit.run(Word.TURN);
        assertThat(kit.returnedBehavior()).isNotSameAs(Behaviors.same());
    }
}
