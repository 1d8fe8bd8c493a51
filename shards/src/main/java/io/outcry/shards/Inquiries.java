package io.outcry.shards;

import io.outcry.actors.client.ClientMessage;
import io.outcry.actors.client.Report;
import io.outcry.actors.client.ToClient;
import io.outcry.actors.client.UserMessage;
import io.outcry.actors.node.FromNode;
import io.outcry.actors.node.ToNode;
import io.outcry.actors.user.User;
import io.outcry.core.Stages;
import io.outcry.core.address.Jid;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.apache.pekko.actor.Address;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorRefResolver;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.cluster.Member;
import org.apache.pekko.cluster.typed.Cluster;

/** Asks nodes, accounts and clients, wherever in the cluster they are. Who does not answer in time leaves an empty answer. */
public record Inquiries(ActorSystem<?> system) {

    /** Longest wait for each answer. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    /** A member, and what it answered. */
    public record Answer<T>(Member member, Optional<T> answer) {

        /** Its address in the cluster. */
        public Address address() {
            return member.address();
        }
    }

    /** Every member of the cluster as this node sees it, in the order of their addresses, and how it says it is. */
    public CompletionStage<List<Answer<FromNode.Report>>> members() {
        return askAll(ToNode.Describe::new);
    }

    /** What every member has of this account. */
    public CompletionStage<List<Answer<FromNode.Home>>> find(Jid account) {
        return askAll(replyTo -> new ToNode.Find(replyTo, account.bare()));
    }

    /** The member of this address begins to drain; empty where there is none or it does not answer. */
    public CompletionStage<Optional<FromNode.Draining>> drain(String address, int sessionsPerSecond) {
        return StreamSupport.stream(Cluster.get(system).state().getMembers().spliterator(), false)
                .filter(member -> member.address().toString().equals(address))
                .findFirst()
                .map(member -> this.<ToNode, FromNode.Draining>ask(
                        desk(member), replyTo -> new ToNode.Drain(replyTo, sessionsPerSecond)))
                .orElseGet(() -> CompletableFuture.completedStage(Optional.empty()));
    }

    /** What an account's actor says of its sessions. */
    public CompletionStage<Optional<Report.OfUser>> describe(ActorRef<UserMessage> user) {
        return ask(user, User.Describe::new);
    }

    /** What a session's actor says of its client. */
    public CompletionStage<Optional<Report.OfClient>> describeClient(ActorRef<ClientMessage> client) {
        return ask(client, ToClient.Describe::new);
    }

    /** Where an actor is that this node was told of. */
    public Address addressOf(ActorRef<?> actor) {
        var address = actor.path().address();
        return address.hasLocalScope() ? Cluster.get(system).selfMember().address() : address;
    }

    private <T> CompletionStage<List<Answer<T>>> askAll(Function<ActorRef<T>, ToNode> question) {
        return Stages.all(StreamSupport.stream(
                        Cluster.get(system).state().getMembers().spliterator(), false)
                .sorted(Comparator.comparing(member -> member.address().toString()))
                .map(member -> ask(desk(member), question).thenApply(answer -> new Answer<>(member, answer)))
                .toList());
    }

    private ActorRef<ToNode> desk(Member member) {
        return ActorRefResolver.get(system).resolveActorRef(member.address() + NodeDesk.PATH);
    }

    private <Q, T> CompletionStage<Optional<T>> ask(ActorRef<Q> actor, Function<ActorRef<T>, Q> question) {
        return AskPattern.<Q, T>ask(actor, question::apply, LONGEST_WAIT, system.scheduler())
                .thenApply(Optional::of)
                .exceptionally(_ -> Optional.empty());
    }
}
