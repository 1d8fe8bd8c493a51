package io.outcry.actors.client;

import io.outcry.actors.CrossesNodes;
import io.outcry.core.feature.streammanagement.Unacknowledged;
import io.outcry.core.ledger.GivenSoFar;
import io.outcry.core.policy.Passed;
import io.outcry.core.routing.Session;
import io.outcry.core.stanza.Stanza;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * What a client's actor tells users', mostly its own. A client is known by its actor alone, so that one whose resource went to another
 * cannot act for that one.
 */
public sealed interface ToUser extends UserMessage, CrossesNodes {

    /**
     * A client has logged in and wants to become a session; answered with {@link ToClient.Bound} or
     * {@link ToClient.BindRefused}.
     *
     * @param resource what the client asked for, empty where it leaves that to us
     */
    record Bind(ActorRef<ClientMessage> client, String resource) implements ToUser {}

    /** Presence from the client, of whatever type; it passed the gate SEND. */
    record Announce(ActorRef<ClientMessage> client, Passed presence) implements ToUser {}

    /** A client of any account sent this message to the actor's, and keeps it until that confirms it. */
    record Entrust(Consignment consignment, Passed message) implements ToUser {}

    /**
     * The client sent this message, which is on its way already: it is put on record, and the account's other clients get
     * copies.
     *
     * @param consignment empty where nobody waits for the record
     */
    record Sent(ActorRef<ClientMessage> client, Passed message, Optional<Consignment> consignment) implements ToUser {}

    /** A message that the client sent was refused, and the client was told so by this error. */
    record CameToNothing(ActorRef<ClientMessage> client, Stanza error) implements ToUser {}

    /**
     * The client's stream may be resumed under this id.
     *
     * @param outlives how long it may be resumed after its actor is lost with its node; zero where nobody elsewhere knows it
     */
    record Resumable(ActorRef<ClientMessage> client, String streamId, Duration outlives) implements ToUser {}

    /** The client has the entry of this number in the ledger, and all that it was sent before. */
    record Given(ActorRef<ClientMessage> client, long seq) implements ToUser {}

    /**
     * The client's session goes on, though its user's actor began anew or the session's earlier holder is lost: it is told
     * to the user's actor until that answers with {@link ToClient.Rejoined}, or ends the session.
     *
     * @param session as the earlier life knew it
     * @param streamId under which its stream may be resumed, empty where it may not
     * @param outlives as in {@link Resumable}
     * @param succeeds whose stream the client takes over, empty where it goes on with its own
     */
    record Rejoin(
            ActorRef<ClientMessage> client,
            Session session,
            String streamId,
            Duration outlives,
            GivenSoFar given,
            Optional<ActorRef<ClientMessage>> succeeds)
            implements ToUser {}

    /**
     * A session was lost with its node, and its client did not come back in time.
     *
     * @param client the session's actor
     */
    record Lapsed(ActorRef<ClientMessage> client, Session session) implements ToUser {}

    /** Answered by the stream's earlier actor with {@link ToClient.Resumed}, or with {@link ToClient.ResumeRefused}. */
    record Resume(ActorRef<ClientMessage> client, String streamId) implements ToUser {}

    /**
     * The session is over and will not be resumed; answered with {@link ToClient.Left}.
     *
     * @param unacknowledged what the client was sent and never said it has, but for what the ledger keeps anyway
     */
    record Leave(ActorRef<ClientMessage> client, List<Unacknowledged> unacknowledged) implements ToUser {

        public Leave {
            unacknowledged = List.copyOf(unacknowledged);
        }
    }

    /** What reached an actor that is no session, or none any more: nobody has it. */
    record Returned(List<Unacknowledged> stanzas) implements ToUser {

        public Returned {
            stanzas = List.copyOf(stanzas);
        }
    }
}
