package io.outcry.shards;

import static io.outcry.shards.TestMember.awaitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.pekko.cluster.ClusterEvent;
import org.apache.pekko.cluster.ClusterEvent.ClusterDomainEvent;
import org.apache.pekko.cluster.Member;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.typed.Cluster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A node of a cluster of its own hears of another one, as events of its cluster say it. */
class ClusterWitnessesTest {

    private static final TestMember VERONA = new TestMember();
    private static final TestMember MANTUA = new TestMember();

    @BeforeAll
    static void form() {
        VERONA.join(VERONA);
        MANTUA.join(MANTUA);
        awaitUntil(() -> VERONA.isUp() && MANTUA.isUp());
    }

    @AfterAll
    static void stop() {
        VERONA.stop();
        MANTUA.stop();
    }

    private static Member mantua() {
        return Cluster.get(MANTUA.system()).selfMember();
    }

    /** The cluster's own view may not have it yet. */
    @Test
    void believesEvents() {
        var witnesses = new ClusterWitnesses();
        var follower = witnesses.startFollower(VERONA.system());
        awaitUntil(() -> witnesses.all().size() == 1);
        assertThat(witnesses.elsewhere()).isEmpty();

        follower.tell(new ClusterEvent.MemberUp(mantua()));
        awaitUntil(() -> witnesses.elsewhere().isPresent());
        assertThat(witnesses.all()).hasSize(2);

        follower.tell(new ClusterEvent.UnreachableMember(mantua()));
        awaitUntil(() -> witnesses.elsewhere().isEmpty());

        follower.tell(new ClusterEvent.ReachableMember(mantua()));
        awaitUntil(() -> witnesses.elsewhere().isPresent());

        follower.tell(leaving());
        awaitUntil(() -> witnesses.elsewhere().isEmpty());
    }

    private static ClusterDomainEvent leaving() {
        return new ClusterEvent.MemberLeft(mantua().copy(MemberStatus.leaving()));
    }
}
