package io.outcry.ops;

import io.outcry.actors.client.Report;
import io.outcry.actors.client.UserMessage;
import io.outcry.actors.node.FromNode;
import io.outcry.core.Stages;
import io.outcry.core.address.Jid;
import io.outcry.ops.admin.Location;
import io.outcry.shards.Entities;
import io.outcry.shards.Inquiries;
import io.outcry.shards.Inquiries.Answer;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorRef;

/** Finds an account in the cluster by asking every node for it, then its actor, then its sessions' actors. */
record AccountFinder(Inquiries inquiries) {

    /** For an account that exists. */
    CompletionStage<Location> locate(Jid account) {
        return inquiries
                .find(account)
                .thenCompose(homes -> sessions(homes).thenApply(sessions -> {
                    var home = homes.stream().filter(AccountFinder::isHome).findFirst();
                    return new Location(
                            account.toString(),
                            Integer.parseInt(Entities.shard(inquiries.system(), account)),
                            home.map(answer -> answer.address().toString()),
                            user(homes).isPresent(),
                            sessions.isPresent(),
                            sessions.orElse(List.of()),
                            homes.stream()
                                    .filter(answer -> answer.answer().isEmpty())
                                    .map(answer -> answer.address().toString())
                                    .toList());
                }));
    }

    private static boolean isHome(Answer<FromNode.Home> answer) {
        return answer.answer().filter(FromNode.Home::hasShard).isPresent();
    }

    private static Optional<ActorRef<UserMessage>> user(List<Answer<FromNode.Home>> homes) {
        return homes.stream()
                .flatMap(answer -> answer.answer().flatMap(FromNode.Home::user).stream())
                .findFirst();
    }

    /** Empty where the account's actor does not answer; one that does not live has no sessions. */
    private CompletionStage<Optional<List<Location.Session>>> sessions(List<Answer<FromNode.Home>> homes) {
        var user = user(homes);
        return user.isEmpty()
                ? CompletableFuture.completedStage(Optional.of(List.of()))
                : inquiries
                        .describe(user.get())
                        .thenCompose(report -> report.map(each -> sessions(each).thenApply(Optional::of))
                                .orElseGet(() -> CompletableFuture.completedStage(Optional.empty())));
    }

    private CompletionStage<List<Location.Session>> sessions(Report.OfUser report) {
        return Stages.all(report.sessions().stream()
                .map(attached ->
                        inquiries.describeClient(attached.client()).thenApply(client -> session(attached, client)))
                .toList());
    }

    private Location.Session session(Report.Attached attached, Optional<Report.OfClient> client) {
        return new Location.Session(
                attached.resource(),
                inquiries.addressOf(attached.client()).toString(),
                attached.presence(),
                attached.priority(),
                client.map(found -> new Location.Client(
                        found.address(),
                        found.security(),
                        found.connectedAt().truncatedTo(ChronoUnit.SECONDS).toString(),
                        found.isConnected())));
    }
}
