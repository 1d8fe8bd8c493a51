package io.outcry.ops;

import io.outcry.ops.admin.NodeStatus;
import io.outcry.shards.Entities;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.stream.StreamSupport;
import org.apache.pekko.actor.Address;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.cluster.Member;
import org.apache.pekko.cluster.sharding.ShardRegion.ClusterShardingStats;
import org.apache.pekko.cluster.sharding.ShardRegion.ShardRegionStats;
import org.apache.pekko.cluster.sharding.typed.ClusterShardingQuery;
import org.apache.pekko.cluster.sharding.typed.GetClusterShardingStats;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.typed.Cluster;

/** The cluster as this node sees it. */
record ClusterView(ActorSystem<?> system) {

    /** Longest wait for the other nodes' answers; who does not answer shows no accounts. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private static final Duration LONGEST_ASK = LONGEST_WAIT.multipliedBy(2);

    /** In the order of their addresses. */
    CompletionStage<List<NodeStatus.Member>> members() {
        return AskPattern.<ClusterShardingQuery, ClusterShardingStats>ask(
                        ClusterSharding.get(system).shardState(),
                        replyTo -> new GetClusterShardingStats(Entities.USER, LONGEST_WAIT, replyTo),
                        LONGEST_ASK,
                        system.scheduler())
                .thenApply(ClusterShardingStats::getRegions)
                .exceptionally(_ -> Map.of())
                .thenApply(this::members);
    }

    private List<NodeStatus.Member> members(Map<Address, ShardRegionStats> regions) {
        var cluster = Cluster.get(system);
        var unreachable = cluster.state().getUnreachable();
        return StreamSupport.stream(cluster.state().getMembers().spliterator(), false)
                .sorted(Comparator.comparing(member -> member.address().toString()))
                .map(member -> new NodeStatus.Member(
                        member.address().toString(),
                        member.dataCenter(),
                        member.status().toString().toLowerCase(Locale.ROOT),
                        !unreachable.contains(member),
                        shards(regions, member).size(),
                        accounts(shards(regions, member).values())))
                .toList();
    }

    /** How many accounts are in each shard of this member. */
    private static Map<String, Object> shards(Map<Address, ShardRegionStats> regions, Member member) {
        var known = regions.get(member.address());
        return known == null ? Map.of() : known.getStats();
    }

    private static long accounts(Collection<Object> ofShards) {
        return ofShards.stream().mapToLong(each -> ((Number) each).longValue()).sum();
    }
}
