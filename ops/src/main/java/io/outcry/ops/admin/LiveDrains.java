package io.outcry.ops.admin;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Takes nodes out of the cluster of this one. Each is written to the audit log first.
 *
 * @param setup where the audit log is
 * @param members the cluster's nodes as they are now
 * @param drains tells a member to begin
 * @param self this node's address in the cluster
 * @param actor who is responsible
 */
public record LiveDrains(
        StoredUsers.Setup setup,
        Supplier<CompletionStage<List<NodeStatus.Member>>> members,
        Drains drains,
        String self,
        String actor)
        implements Drains {

    private static final int MAX_SESSIONS_PER_SECOND = 100_000;

    @Override
    public CompletionStage<Draining> drain(String asked, int sessionsPerSecond) {
        if (sessionsPerSecond < 1 || sessionsPerSecond > MAX_SESSIONS_PER_SECOND) {
            return refused("sessions go at 1 to " + MAX_SESSIONS_PER_SECOND + " a second, not " + sessionsPerSecond);
        }
        return members.get().thenCompose(all -> {
            var names = all.stream().map(NodeStatus.Member::node).toList();
            var node = asked.isEmpty() ? Optional.of(self) : find(names, asked);
            if (node.isEmpty()) {
                return refused("there is no node " + asked + "; there are " + String.join(", ", names));
            }
            if (names.size() == 1) {
                return refused("there is no other node that could take its sessions; to stop it, end its process");
            }
            return begin(node.get(), sessionsPerSecond);
        });
    }

    /** Host and port are enough. */
    private static Optional<String> find(List<String> names, String asked) {
        return names.stream()
                .filter(name -> name.equals(asked) || name.endsWith("@" + asked))
                .findFirst();
    }

    private CompletionStage<Draining> begin(String node, int sessionsPerSecond) {
        return setup.audited(actor, "node.drain", node, "", "").thenCompose(_ -> drains.drain(node, sessionsPerSecond));
    }

    private static CompletionStage<Draining> refused(String why) {
        return CompletableFuture.failedFuture(new AdminRefusedException(why));
    }
}
