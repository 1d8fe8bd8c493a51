package io.outcry.shards;

import static io.outcry.shards.TestMember.awaitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.address.Jid;
import io.outcry.core.cache.Caches;
import io.outcry.core.cache.Invalidation;
import io.outcry.core.cache.OtherNodes;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two nodes of one cluster, in this process. */
class CacheNewsTest {

    private static final Invalidation NEWS = new Invalidation("contacts", Jid.of("romeo@montague.example"), true);

    private final ClusterNode verona = new ClusterNode();
    private final ClusterNode mantua = new ClusterNode();

    CacheNewsTest() {
        verona.member.join(verona.member);
        mantua.member.join(verona.member);
        awaitUntil(() -> verona.member.isUp() && mantua.member.isUp());
    }

    @AfterEach
    void end() {
        verona.member.stop();
        mantua.member.stop();
    }

    @Test
    void everyOtherNodeHearsAndWhoSaidItDoesNot() {
        awaitUntil(() -> {
            verona.others.tell(NEWS);
            return !mantua.heard.isEmpty();
        });
        assertThat(verona.heard).isEmpty();
        // Each knows the other's subscription a moment after it is made.
        awaitUntil(() -> {
            mantua.others.tell(NEWS);
            return !verona.heard.isEmpty();
        });

        assertThat(mantua.heard).containsOnly(NEWS);
        assertThat(verona.heard).containsOnly(NEWS);
    }

    @Test
    void whoLosesANodeMayHaveMissedItsLastNews() {
        var before = verona.missed.get();

        mantua.member.stop();

        awaitUntil(() -> verona.missed.get() > before);
    }

    private static final class ClusterNode implements Caches {

        private final TestMember member = new TestMember();
        private final List<Invalidation> heard = new CopyOnWriteArrayList<>();
        private final AtomicInteger missed = new AtomicInteger();
        private final OtherNodes others = CacheNews.start(member.system(), this);

        @Override
        public void heard(Invalidation invalidation) {
            heard.add(invalidation);
        }

        @Override
        public void mayHaveMissed() {
            missed.incrementAndGet();
        }
    }
}
