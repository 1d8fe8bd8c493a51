package io.outcry.shards;

import static io.outcry.shards.TestMember.awaitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.AbstractActor;
import org.apache.pekko.actor.Deploy;
import org.apache.pekko.actor.Props;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.remote.RemoteScope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A node starts its actors itself. */
class RemoteDeploymentTest {

    /** Longer than a message takes between two nodes in one process. */
    private static final long WAIT_SECONDS = 2;

    private static final CountDownLatch STARTED = new CountDownLatch(1);

    private final TestMember verona = new TestMember();
    private final TestMember mantua = new TestMember();

    /** One that nobody but a test starts. */
    public static final class Intruder extends AbstractActor {

        @Override
        public void preStart() {
            STARTED.countDown();
        }

        @Override
        public Receive createReceive() {
            return emptyBehavior();
        }
    }

    @AfterEach
    void end() {
        mantua.stop();
        verona.stop();
    }

    @Test
    void startsNoActorForAnotherNode() throws InterruptedException {
        verona.join(verona);
        mantua.join(verona);
        awaitUntil(() -> verona.isUp() && mantua.isUp());
        var there = Cluster.get(mantua.system()).selfMember().address();

        var intruder = Props.create(Intruder.class).withDeploy(new Deploy(new RemoteScope(there)));
        verona.system()
                .systemActorOf(
                        Behaviors.setup(context -> {
                            Adapter.actorOf(context, intruder);
                            return Behaviors.empty();
                        }),
                        "starter",
                        org.apache.pekko.actor.typed.Props.empty());

        assertThat(STARTED.await(WAIT_SECONDS, TimeUnit.SECONDS)).isFalse();
    }
}
