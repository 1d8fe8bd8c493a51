package io.outcry.core.room;

import io.outcry.core.stanza.Stanza;
import io.outcry.core.stanza.StanzaError;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** What came of a decision: the room as it is from now on, and what to do. */
public record RoomOutcome(RoomState state, List<RoomAct> acts) {

    public RoomOutcome {
        acts = List.copyOf(acts);
    }

    public static RoomOutcome nothing(RoomState state) {
        return new RoomOutcome(state, List.of());
    }

    public static RoomOutcome of(RoomState state, RoomAct... acts) {
        return new RoomOutcome(state, List.of(acts));
    }

    public static RoomOutcome reply(RoomState state, Stanza answer) {
        return of(state, new RoomAct.Send(answer));
    }

    /** Gives the stanza back with the reason; an error is never answered (RFC 6120 §8.3.1). */
    public static RoomOutcome refuse(RoomState state, Stanza stanza, StanzaError error) {
        return stanza.isError() ? nothing(state) : of(state, new RoomAct.Refuse(stanza, error));
    }

    /** With these acts behind its own. */
    public RoomOutcome and(List<? extends RoomAct> more) {
        return new RoomOutcome(
                state, Stream.concat(acts.stream(), more.stream()).toList());
    }

    public RoomOutcome and(RoomAct... more) {
        return and(List.of(more));
    }

    /** What comes of a further decision over the room as it is then, behind this one. */
    public RoomOutcome then(Function<RoomState, RoomOutcome> next) {
        var following = next.apply(state);
        return new RoomOutcome(following.state(), acts).and(following.acts());
    }
}
