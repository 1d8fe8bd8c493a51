package io.outcry.ops;

import io.outcry.actors.node.FromNode;
import io.outcry.ops.admin.NodeStatus;
import io.outcry.shards.Inquiries;
import io.outcry.shards.Inquiries.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.cluster.typed.Cluster;

/** The cluster as this node sees it. */
record ClusterView(Inquiries inquiries) {

    /** In the order of their addresses. */
    CompletionStage<List<NodeStatus.Member>> members() {
        return inquiries
                .members()
                .thenApply(answers -> answers.stream().map(this::member).toList());
    }

    private NodeStatus.Member member(Answer<FromNode.Report> answer) {
        var member = answer.member();
        var unreachable = Cluster.get(inquiries.system()).state().getUnreachable();
        return new NodeStatus.Member(
                answer.address().toString(),
                member.dataCenter(),
                member.status().toString().toLowerCase(Locale.ROOT),
                !unreachable.contains(member),
                answer.answer().map(ClusterView::report));
    }

    private static NodeStatus.Report report(FromNode.Report report) {
        return new NodeStatus.Report(
                report.version(),
                Duration.between(report.startedAt(), Instant.now()).toSeconds(),
                report.shards(),
                report.accounts(),
                report.connected(),
                report.detached());
    }
}
