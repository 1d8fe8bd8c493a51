package io.outcry.actors.client;

import io.outcry.actors.CrossesNodes;
import io.outcry.core.address.Jid;
import io.outcry.core.contact.BlockList;
import io.outcry.core.custody.Place;
import io.outcry.core.feature.streammanagement.StreamSnapshot;
import io.outcry.core.policy.Passed;
import io.outcry.core.room.RoomPlace;
import io.outcry.core.routing.Session;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stream.StreamError;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;

/** What a user's actor tells one of the user's clients. */
public sealed interface ToClient extends ClientMessage, CrossesNodes {

    /**
     * The client is this session of its user from now on.
     *
     * @param user the user's actor, to be watched
     */
    record Bound(Jid session, ActorRef<UserMessage> user) implements ToClient {}

    record BindRefused(StanzaError error) implements ToClient {}

    /**
     * A stanza for the client; it passed the gate RECEIVE.
     *
     * @param seq its number in the user's ledger, 0 where it is not on record; once the client has it, the client's
     *     actor says so by {@link ToUser.Given}
     * @param place where a room keeps it until this session confirms it
     */
    record Deliver(Passed stanza, long seq, Optional<RoomPlace> place) implements ToClient {

        /** Of the user's own. */
        public Deliver(Passed stanza, long seq) {
            this(stanza, seq, Optional.empty());
        }
    }

    /**
     * What became of a message that the session keeps: it is on record with this owner, or none of its business, or refused.
     *
     * @param owner the account that says so
     * @param refusal why it was refused, empty where it was not
     */
    record Confirmed(Place place, Jid owner, Optional<StanzaError> refusal) implements ToClient {}

    /**
     * The next life of the session's user knows it, and goes on with it.
     *
     * @param user to be watched
     */
    record Rejoined(ActorRef<UserMessage> user) implements ToClient {}

    /** The user knows that the session is over. */
    record Left() implements ToClient {}

    /** What the user knows of the session from now on; should its actor begin anew, the session tells it so. */
    record Known(Session session) implements ToClient {}

    /** It is written down that the user's clients have all entries of the ledger up to this one: nobody else has to know. */
    record Saved(long cursor) implements ToClient {}

    /** Whom the session's user blocks from now on; nothing of what the client sends them goes out. */
    record Blocked(BlockList list) implements ToClient {}

    /** The session is over, for the reason given to the client: replaced by another, account removed. */
    record End(StreamError reason) implements ToClient {}

    /**
     * The user's client connected again elsewhere and goes on with this stream: hand it over to that actor and stop. What
     * the user's actor sends later goes there directly.
     */
    record Surrender(ActorRef<ClientMessage> successor) implements ToClient {}

    /**
     * The stream that the client asked to resume is here, as its earlier actor left it.
     *
     * @param known what the user knows of the session
     * @param lang of the earlier stream, empty where it had none
     * @param keptMarks which of the unacknowledged stanzas the ledger keeps
     * @param had entries of the ledger that the client has
     * @param custody the stream's name for those who take the client's messages, empty where it had none
     * @param fromRooms what the session was given of each room
     */
    record Resumed(
            Jid session,
            Session known,
            ActorRef<UserMessage> user,
            StreamSnapshot stream,
            String lang,
            List<KeptMark> keptMarks,
            List<Long> had,
            String custody,
            List<HadOfRoom> fromRooms)
            implements ToClient {

        public Resumed {
            keptMarks = List.copyOf(keptMarks);
            had = List.copyOf(had);
            fromRooms = List.copyOf(fromRooms);
        }
    }

    /** An operator wants to know where the client is. */
    record Describe(ActorRef<Report.OfClient> replyTo) implements ToClient {}

    /**
     * The witness has what the session noted.
     *
     * @param number the note's
     */
    record Witnessed(ActorRef<ToWitness> witness, long number) implements ToClient {}

    /**
     * A witness knows the stream that the client asked to resume.
     *
     * @param holder the session that held it, which is lost or silent
     */
    record Found(ActorRef<ToWitness> witness, ActorRef<ClientMessage> holder, StreamCopy copy) implements ToClient {}

    /** A witness does not know the stream that the client asked to resume. */
    record NotFound(String streamId) implements ToClient {}

    /** The stream that the client asked to resume is not known, or may not be resumed. */
    record ResumeRefused() implements ToClient {}
}
