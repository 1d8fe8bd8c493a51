package io.outcry.actors.room;

import io.outcry.actors.StoreTrouble;
import io.outcry.actors.ledger.LedgerWriter;
import io.outcry.actors.ledger.LedgerWriter.Outcome;
import io.outcry.actors.ledger.Line;
import io.outcry.actors.room.Room.Setup;
import io.outcry.core.ledger.LedgerStore.Appended;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Makes one turn durable, after the other: first the ledger, then the room's store. */
final class TurnWriter {

    /** How far the turn under way is. */
    enum Progress {
        UNDER_WAY,
        DURABLE,
        /** It could not be made durable in time, or nobody knows. */
        FAILED,
        /** Another node owns the room's ledger by now: this actor knows nothing that counts. */
        STALE
    }

    private final Setup setup;
    private final LedgerWriter writer;
    private Optional<Turn> underWay = Optional.empty();
    private final Map<String, Long> numbers = new HashMap<>();
    private int missing;
    private boolean isRefused;

    TurnWriter(Setup setup) {
        this.setup = setup;
        this.writer = new LedgerWriter(setup.room(), setup.services().stores().ledger(), 1);
    }

    boolean isBusy() {
        return underWay.isPresent();
    }

    Progress begin(Turn turn) {
        underWay = Optional.of(turn);
        isRefused = false;
        numbers.clear();
        missing = turn.entries().size();
        var now = setup.services().clock().instant();
        for (var recorded : turn.entries()) {
            var ending = new Line.Ending() {
                @Override
                public void recorded(long seq) {
                    missing--;
                    numbers.put(recorded.entry().id(), seq);
                }

                @Override
                public void refused() {
                    isRefused = true;
                }
            };
            var sender = recorded.request().stanza().from().orElseThrow();
            var entry = recorded.entry().with(recorded.mark());
            writer.offer(new Line(entry, recorded.mark(), sender, now, ending));
        }
        if (missing == 0) {
            return save(turn);
        }
        setup.timers()
                .startSingleTimer(
                        new Room.RecordExpired(), setup.services().record().timeout());
        write();
        return Progress.UNDER_WAY;
    }

    /** The numbers of the last turn's entries in the ledger, by their ids. */
    Map<String, Long> numbers() {
        return Map.copyOf(numbers);
    }

    private void write() {
        writer.next().ifPresent(this::pipe);
    }

    private void pipe(CompletionStage<Outcome> stage) {
        setup.context()
                .pipeToSelf(
                        stage,
                        (outcome, failure) ->
                                new Room.LedgerMoved(failure == null ? outcome : new Outcome.Failed(failure)));
    }

    Progress moved(Outcome outcome) {
        if (outcome instanceof Outcome.Failed failed) {
            StoreTrouble.log(setup.context().getLog(), "ledger.failed", failed.cause());
            setup.timers()
                    .startSingleTimer(
                            new Room.LedgerRested(), setup.services().record().retryDelay());
        }
        var isStale = outcome instanceof Outcome.Answered(Appended.Stale _);
        writer.settle(outcome).forEach(written -> written.line().recorded(written.seq()));
        if (isStale) {
            return Progress.STALE;
        }
        if (underWay.isEmpty()) {
            return Progress.UNDER_WAY;
        }
        if (missing == 0) {
            setup.timers().cancel(new Room.RecordExpired());
            return save(underWay.get());
        }
        write();
        return Progress.UNDER_WAY;
    }

    Progress rested() {
        writer.rested();
        write();
        return Progress.UNDER_WAY;
    }

    /** Refuses the turn, unless its outcome comes yet: what is being written is waited for. */
    Progress expired() {
        var limit = setup.services().clock().instant();
        writer.takeOlderThan(limit.plusNanos(1)).forEach(Line::refused);
        if (isRefused) {
            underWay = Optional.empty();
            return Progress.FAILED;
        }
        setup.timers()
                .startSingleTimer(
                        new Room.RecordExpired(), setup.services().record().retryDelay());
        return Progress.UNDER_WAY;
    }

    private Progress save(Turn turn) {
        if (turn.changes().isEmpty()) {
            underWay = Optional.empty();
            return Progress.DURABLE;
        }
        setup.context()
                .pipeToSelf(
                        setup.services().stores().rooms().save(setup.room(), turn.changes()),
                        (_, failure) -> new Room.Saved(Optional.ofNullable(failure)));
        return Progress.UNDER_WAY;
    }

    Progress saved(Optional<Throwable> failure) {
        underWay = Optional.empty();
        failure.ifPresent(cause -> StoreTrouble.log(setup.context().getLog(), "room.unsaved", cause));
        return failure.isEmpty() ? Progress.DURABLE : Progress.FAILED;
    }
}
