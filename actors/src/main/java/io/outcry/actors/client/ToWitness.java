package io.outcry.actors.client;

import io.outcry.actors.CrossesNodes;
import io.outcry.core.address.Jid;
import org.apache.pekko.actor.typed.ActorRef;

/** What sessions tell the witness on another node, which knows of them what their own node could not say any more. */
public sealed interface ToWitness extends WitnessMessage, CrossesNodes {

    /**
     * How the session stands; answered with {@link ToClient.Witnessed}. Its first makes the witness watch the session.
     *
     * @param number counts what this session noted
     */
    record Note(ActorRef<ClientMessage> session, long number, StreamCopy copy) implements ToWitness {}

    /** The session is over, or another actor goes on with it: nobody has to be told should its node be lost. */
    record Forget(ActorRef<ClientMessage> session) implements ToWitness {}

    /**
     * A client came back for this stream, and whoever held it is silent. Answered with {@link ToClient.Found} or
     * {@link ToClient.NotFound}.
     */
    record Find(ActorRef<ClientMessage> client, Jid account, String streamId) implements ToWitness {}

    /**
     * The session's node stops: another actor is to take the stream over there, and to wait for the client.
     *
     * @param domain which of ours the client speaks to
     */
    record Adopt(Jid account, String domain, String streamId) implements ToWitness {}
}
