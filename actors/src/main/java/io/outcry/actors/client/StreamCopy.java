package io.outcry.actors.client;

import io.outcry.core.address.Jid;
import io.outcry.core.routing.Session;
import java.time.Duration;
import java.util.List;

/**
 * What another node has to know of a session to go on with it, should the session's node be lost. What waits for the client
 * is not in it: messages are in the ledger, and the rest is not kept.
 *
 * @param session its full address
 * @param known the session as its user knows it
 * @param domain which of ours the client speaks to
 * @param lang of the stream, empty where it had none
 * @param streamId under which the client may resume the stream, empty where it may not
 * @param resumeTimeout how long it outlives its connection
 * @param handled stanzas of the client that the server took responsibility for, counted without wrapping
 * @param acknowledged stanzas that the client has, counted without wrapping
 * @param keptMarks which of those that it was sent after them are in the ledger
 * @param had entries of the ledger that the client has
 * @param custody the stream's name for those who take the client's messages
 * @param fromRooms what the session was given of each room
 */
public record StreamCopy(
        Jid session,
        Session known,
        String domain,
        String lang,
        String streamId,
        Duration resumeTimeout,
        long handled,
        long acknowledged,
        List<KeptMark> keptMarks,
        List<Long> had,
        String custody,
        List<HadOfRoom> fromRooms) {

    public StreamCopy {
        keptMarks = List.copyOf(keptMarks);
        had = List.copyOf(had);
        fromRooms = List.copyOf(fromRooms);
    }

    public boolean isResumable() {
        return !streamId.isEmpty();
    }
}
