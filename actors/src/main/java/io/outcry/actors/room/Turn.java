package io.outcry.actors.room;

import io.outcry.actors.room.Room.Setup;
import io.outcry.core.custody.Fingerprint;
import io.outcry.core.feature.muc.RoomFacts;
import io.outcry.core.feature.muc.RoomRules;
import io.outcry.core.ledger.Entry;
import io.outcry.core.policy.Gate;
import io.outcry.core.policy.Gates;
import io.outcry.core.room.RoomAct;
import io.outcry.core.room.RoomChange;
import io.outcry.core.room.RoomOutcome;
import io.outcry.core.room.RoomState;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a room decided over some stanzas, one after the other.
 *
 * @param after the room once all of it is durable
 * @param changes for its store
 */
record Turn(List<Decided> decisions, RoomState after, List<Recorded> entries, List<RoomChange> changes) {

    /** One stanza and what is done about it. */
    record Decided(RoomRequest request, List<RoomAct> acts) {}

    /**
     * For the ledger.
     *
     * @param mark of the stanza that it comes from
     */
    record Recorded(Entry entry, Fingerprint mark, RoomRequest request) {}

    static Turn decide(Setup setup, RoomState before, List<RoomRequest> requests) {
        var services = setup.services();
        var decisions = new ArrayList<Decided>(requests.size());
        var entries = new ArrayList<Recorded>(requests.size());
        var changes = new ArrayList<RoomChange>();
        var state = before;
        for (var request : requests) {
            // Times are as the ledger keeps them.
            var now = services.clock().instant();
            var facts = new RoomFacts(
                    now,
                    services.config().limits(),
                    services.archive(),
                    services.occupantIds(),
                    services.ledgerIds(),
                    request.onRecord());
            var outcome = decide(services, state, request, facts);
            for (var act : outcome.acts()) {
                switch (act) {
                    case RoomAct.Save save -> changes.add(save.change());
                    case RoomAct.PutOnRecord record -> {
                        var entry = Entry.ofRoom(
                                record.id(), now, kind(record.kind()), record.by(), record.stanza(), services.text());
                        entries.add(new Recorded(entry, request.mark(services.text()), request));
                    }
                    case RoomAct.Send _,
                            RoomAct.Spread _,
                            RoomAct.Refuse _,
                            RoomAct.ReadArchive _,
                            RoomAct.FindSaid _ -> {}
                }
            }
            changes.addAll(outcome.state().occupantsChanged(state));
            decisions.add(new Decided(request, outcome.acts()));
            state = outcome.state();
        }
        return new Turn(decisions, state, entries, changes);
    }

    private static RoomOutcome decide(Room.Services services, RoomState state, RoomRequest request, RoomFacts facts) {
        return switch (services.gates().knock(Gate.ROOM, request.stanza())) {
            case Gates.Answer.Through through ->
                RoomRules.decide(state, through.passed().stanza(), facts);
            case Gates.Answer.Refused refused -> RoomOutcome.refuse(state, request.stanza(), refused.error());
        };
    }

    private static Entry.Kind kind(RoomAct.Kind kind) {
        return switch (kind) {
            case SAID -> Entry.Kind.SAID;
            case MODERATED -> Entry.Kind.MODERATED;
            case ENTERED -> Entry.Kind.ENTERED;
            case LEFT -> Entry.Kind.LEFT;
            case CHANGED -> Entry.Kind.CHANGED;
        };
    }

    boolean isDurable() {
        return entries.isEmpty() && changes.isEmpty();
    }

    Stream<RoomRequest> requests() {
        return decisions.stream().map(Decided::request);
    }
}
