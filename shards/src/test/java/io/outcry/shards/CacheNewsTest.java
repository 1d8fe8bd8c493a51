package io.outcry.shards;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.outcry.core.address.Jid;
import io.outcry.core.cache.Caches;
import io.outcry.core.cache.Invalidation;
import io.outcry.core.cache.OtherNodes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Join;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two nodes of one cluster, in this process. */
class CacheNewsTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Invalidation NEWS = new Invalidation("contacts", Jid.of("romeo@montague.example"), true);

    private final ClusterNode verona = new ClusterNode();
    private final ClusterNode mantua = new ClusterNode();

    CacheNewsTest() {
        verona.join(verona);
        mantua.join(verona);
        awaitUntil(() -> verona.isUp() && mantua.isUp());
    }

    @AfterEach
    void end() {
        verona.kit.shutdownTestKit();
        mantua.kit.shutdownTestKit();
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

        mantua.kit.shutdownTestKit();

        awaitUntil(() -> verona.missed.get() > before);
    }

    private static void awaitUntil(BooleanSupplier condition) {
        var end = Instant.now().plus(LIMIT);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("it took too long").isBefore(end);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private static final class ClusterNode implements Caches {

        private final ActorTestKit kit = ActorTestKit.create("outcry", config());
        private final List<Invalidation> heard = new CopyOnWriteArrayList<>();
        private final AtomicInteger missed = new AtomicInteger();
        private final OtherNodes others = CacheNews.start(kit.system(), this);

        private static Config config() {
            return ConfigFactory.parseString("""
                            pekko.remote.artery.canonical { hostname = "127.0.0.1", port = 0 }
                            pekko.cluster.downing-provider-class = ""
                            pekko.coordinated-shutdown.exit-jvm = off
                            """)
                    .withFallback(ConfigFactory.parseResources("io/outcry/shards/cluster.conf"))
                    .withFallback(ConfigFactory.load());
        }

        void join(ClusterNode seed) {
            var address = Cluster.get(seed.kit.system()).selfMember().address();
            Cluster.get(kit.system()).manager().tell(Join.create(address));
        }

        boolean isUp() {
            return Cluster.get(kit.system()).selfMember().status().equals(MemberStatus.up());
        }

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
