package io.outcry.shards;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Join;

/** A node in this process, set up as every node is, with nothing on it. */
final class TestMember {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final ActorTestKit kit = ActorTestKit.create("outcry", config());

    private static Config config() {
        return ConfigFactory.parseString("""
                        pekko.remote.artery.canonical { hostname = "127.0.0.1", port = 0 }
                        pekko.cluster.downing-provider-class = ""
                        pekko.coordinated-shutdown.exit-jvm = off
                        """)
                .withFallback(ConfigFactory.parseResources("io/outcry/shards/cluster.conf"))
                .withFallback(ConfigFactory.load());
    }

    ActorSystem<?> system() {
        return kit.system();
    }

    void join(TestMember seed) {
        Cluster.get(system())
                .manager()
                .tell(Join.create(Cluster.get(seed.system()).selfMember().address()));
    }

    boolean isUp() {
        return Cluster.get(system()).selfMember().status().equals(MemberStatus.up());
    }

    void stop() {
        kit.shutdownTestKit();
    }

    static void awaitUntil(BooleanSupplier condition) {
        var end = Instant.now().plus(LIMIT);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("it took too long").isBefore(end);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}
