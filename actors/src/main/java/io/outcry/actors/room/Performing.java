package io.outcry.actors.room;

import io.outcry.actors.room.Room.Setup;
import io.outcry.core.address.Jid;
import io.outcry.core.archive.Results;
import io.outcry.core.ledger.Entry;
import io.outcry.core.ledger.Placed;
import io.outcry.core.ledger.Retraction;
import io.outcry.core.room.RoomAct;
import io.outcry.core.room.RoomState;
import io.outcry.core.stanza.Stanza;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stanza.StanzaId;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Carries out what is left of a decision once it is durable. */
record Performing(Setup setup, Sending sending, Archiving archiving, Reflections reflections) {

    /** What was said longer ago than this has reached everybody, or is told again all the same. */
    private static final Duration UNCERTAIN = Duration.ofSeconds(30);

    /** In order; then its sender hears that the stanza is taken care of. */
    void perform(RoomState state, RoomRequest request, List<RoomAct> acts, Map<String, Long> numbers) {
        var refusal = Optional.<StanzaError>empty();
        for (var act : acts) {
            switch (act) {
                case RoomAct.Refuse refuse -> {
                    if (request.consignment().isPresent()) {
                        refusal = Optional.of(refuse.error());
                    } else {
                        sending.send(refuse.answer());
                    }
                }
                case RoomAct.Send send -> sending.send(send.stanza());
                case RoomAct.Spread spread -> spread(spread, number(spread.stanza(), numbers));
                case RoomAct.ReadArchive read -> archiving.read(read.reading()).ifPresent(this::send);
                case RoomAct.FindSaid find -> {
                    if (!archiving.find(state, find)) {
                        sending.bounceBusy(find.request());
                    }
                }
                case RoomAct.Save _, RoomAct.PutOnRecord _ -> {}
            }
        }
        request.confirm(setup.room(), refusal);
    }

    /** What was read of the archive. */
    void send(Results results) {
        results.messages().forEach(sending::send);
        sending.send(results.answer());
    }

    /** Of a message that is on record by now. */
    private Optional<Long> number(Stanza stanza, Map<String, Long> numbers) {
        return StanzaId.by(stanza, setup.room()).flatMap(id -> Optional.ofNullable(numbers.get(id)));
    }

    private void spread(RoomAct.Spread spread, Optional<Long> number) {
        var stanza = spread.stanza();
        for (var session : spread.sessions()) {
            var addressed = stanza.with(stanza.header().withTo(session));
            number.ifPresentOrElse(seq -> reflections.tell(session, seq, addressed), () -> sending.send(addressed));
        }
    }

    /**
     * The room's earlier life may not have come to telling everybody what was said last: all who were inside by then are told;
     * who has it already knows that.
     */
    void reflectAgain(RoomState state, List<Placed> last) {
        var recent = setup.services().clock().instant().minus(UNCERTAIN);
        var cameIn = new HashMap<Jid, Long>();
        last.stream()
                .filter(placed -> placed.entry().kind() == Entry.Kind.ENTERED)
                .forEach(placed -> cameIn.put(placed.entry().peer(), placed.seq()));
        for (var placed : last) {
            if (placed.entry().at().isAfter(recent) && isSaid(placed.entry(), last)) {
                var stanza = setup.services().text().read(placed.entry().stanza());
                state.occupants().sessions(_ -> true).stream()
                        .filter(session -> cameIn.getOrDefault(session, 0L) < placed.seq())
                        .forEach(session -> reflections.tell(
                                session,
                                placed.seq(),
                                stanza.with(stanza.header().withTo(session))));
            }
        }
    }

    private static boolean isSaid(Entry entry, List<Placed> last) {
        var retractions = Retraction.of(entry);
        return switch (entry.kind()) {
            case SAID ->
                last.stream()
                        .flatMap(later -> Retraction.by(later.entry()).stream())
                        .noneMatch(retractions::contains);
            case MODERATED -> true;
            case RECEIVED, SENT, REFUSED, ENTERED, LEFT, CHANGED -> false;
        };
    }
}
