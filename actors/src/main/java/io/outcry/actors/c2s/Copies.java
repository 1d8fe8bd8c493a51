package io.outcry.actors.c2s;

import io.outcry.actors.client.KeptMark;
import io.outcry.actors.client.StreamCopy;
import io.outcry.actors.client.ToClient;
import io.outcry.actors.client.UserMessage;
import io.outcry.core.feature.streammanagement.ResumeId;
import io.outcry.core.feature.streammanagement.StreamSnapshot;
import io.outcry.core.ledger.GivenSoFar;
import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;

/** Makes the copy of a session that its witness keeps, and a stream of it again. */
final class Copies {

    private static final long COUNTS = 1L << 32;

    private Copies() {}

    static StreamCopy of(SessionFacts facts, Outgoing outgoing, Custody custody) {
        var stream = outgoing.managed();
        return new StreamCopy(
                facts.session(),
                facts.home().known(),
                facts.domain(),
                facts.lang(),
                outgoing.streamId(),
                outgoing.resumeTimeout(),
                stream.map(managed -> managed.inbound().handledCount()).orElse(0L),
                stream.map(managed -> managed.outbox().acknowledgedCount()).orElse(0L),
                outgoing.marks().onTheWay(),
                outgoing.marks().had(),
                custody.stream(),
                facts.fromRooms().had());
    }

    /** Where the client says that it has so many stanzas: what that means for the ledger. */
    static GivenSoFar given(StreamCopy copy, long h) {
        var had = had(copy, h);
        return new GivenSoFar(had.stream().mapToLong(seq -> seq).max().orElse(0), had, List.of());
    }

    /**
     * The stream as the client left it. What it does not have is given to it anew out of the ledger, and the rest is lost, so
     * that its count is as good as ours; one that cannot be is left to be refused.
     */
    static ToClient.Resumed resumed(StreamCopy copy, long h, ActorRef<UserMessage> user) {
        var stream = new StreamSnapshot(
                new ResumeId(copy.streamId()), copy.resumeTimeout(), copy.handled(), acknowledged(copy, h), List.of());
        return new ToClient.Resumed(
                copy.session(),
                copy.known(),
                user,
                stream,
                copy.lang(),
                List.of(),
                had(copy, h),
                copy.custody(),
                copy.fromRooms());
    }

    private static List<Long> had(StreamCopy copy, long h) {
        var acknowledged = acknowledged(copy, h);
        var had = new ArrayList<>(copy.had());
        copy.keptMarks().stream()
                .filter(mark -> mark.sent() <= acknowledged)
                .map(KeptMark::seq)
                .forEach(had::add);
        return had;
    }

    /**
     * The client's count without wrapping. One that went back behind what it acknowledged seems to be far ahead, and changes
     * nothing.
     */
    private static long acknowledged(StreamCopy copy, long h) {
        var ahead = Math.floorMod(h - copy.acknowledged(), COUNTS);
        return ahead < COUNTS / 2 ? copy.acknowledged() + ahead : copy.acknowledged();
    }
}
