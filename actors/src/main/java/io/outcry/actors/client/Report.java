package io.outcry.actors.client;

import io.outcry.actors.CrossesNodes;
import java.time.Instant;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;

/** What an account's actor and its clients' tell operators. */
public sealed interface Report extends CrossesNodes {

    /** An account; one that does not exist has no sessions. */
    record OfUser(List<Attached> sessions) implements Report {

        public OfUser {
            sessions = List.copyOf(sessions);
        }
    }

    /**
     * A client that is a session.
     *
     * @param address where it is or was connected from, such as {@code 192.0.2.7:51234}
     * @param security such as {@code STARTTLS}
     * @param connectedAt when its connection began, also where that is over
     * @param isConnected false while the session waits for its client to come back
     */
    record OfClient(String address, String security, Instant connectedAt, boolean isConnected) implements Report {}

    /**
     * One session of an account.
     *
     * @param client the session's actor
     * @param presence {@code unavailable}, {@code available}, or how it is available (RFC 6121 §4.7.2.1)
     * @param priority means nothing while it is unavailable
     */
    record Attached(String resource, ActorRef<ClientMessage> client, String presence, int priority) {}
}
