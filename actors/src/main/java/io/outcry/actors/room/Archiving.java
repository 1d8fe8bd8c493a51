package io.outcry.actors.room;

import io.outcry.actors.room.Room.Setup;
import io.outcry.core.address.Jid;
import io.outcry.core.archive.ArchiveFilter;
import io.outcry.core.archive.ArchiveLimits;
import io.outcry.core.archive.ArchivePage;
import io.outcry.core.archive.ArchiveQuery;
import io.outcry.core.archive.ArchiveReading;
import io.outcry.core.archive.ArchiveReading.Answer;
import io.outcry.core.archive.Results;
import io.outcry.core.feature.muc.RoomArchive;
import io.outcry.core.ledger.Entry;
import io.outcry.core.room.RoomAct;
import io.outcry.core.room.RoomState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads of the room's record what its occupants ask for, so many queries of each, and of all, at a time. */
final class Archiving {

    private final Setup setup;
    private final List<Optional<Jid>> underWay = new ArrayList<>(2);

    Archiving(Setup setup) {
        this.setup = setup;
    }

    /** What is to be said at once, where it cannot be read. */
    Optional<Results> read(ArchiveReading reading) {
        var asker = reading.request().from();
        if (isFull() || underWay.stream().filter(asker::equals).count() >= limits().maxUnderWay()) {
            return Optional.of(Results.tooMany(reading, limits()));
        }
        underWay.add(asker);
        setup.context()
                .pipeToSelf(
                        setup.services().stores().archive().read(setup.room(), reading),
                        (answer, failure) -> new Room.ArchiveRead(
                                reading, failure == null ? Optional.of(answer) : Optional.<Answer>empty()));
        return Optional.empty();
    }

    Results read(RoomState state, Room.ArchiveRead read) {
        underWay.remove(read.reading().request().from());
        return read.answer()
                .map(answer -> RoomArchive.results(
                        state,
                        read.reading(),
                        answer,
                        limits(),
                        setup.services().text()))
                .orElseGet(() -> {
                    setup.context().getLog().atWarn().log("archive.unread");
                    return Results.failed(read.reading());
                });
    }

    /** False where too much is asked already. */
    boolean find(RoomState state, RoomAct.FindSaid wanted) {
        if (isFull()) {
            return false;
        }
        underWay.add(wanted.request().from());
        var query =
                ArchiveQuery.first(ArchiveFilter.ALL.since(state.since()), 1).only(wanted.id());
        setup.context()
                .pipeToSelf(
                        setup.services().stores().archive().page(setup.room(), query),
                        (page, failure) -> new Room.SaidFound(
                                wanted, failure == null ? Optional.of(isSaid(page)) : Optional.<Boolean>empty()));
        return true;
    }

    private static boolean isSaid(ArchivePage page) {
        return page instanceof ArchivePage.Found found
                && found.entries().stream()
                        .anyMatch(archived -> archived.entry().kind() == Entry.Kind.SAID);
    }

    void found(RoomAct.FindSaid wanted) {
        underWay.remove(wanted.request().from());
    }

    boolean isIdle() {
        return underWay.isEmpty();
    }

    private boolean isFull() {
        return underWay.size() >= setup.services().config().maxWaiting();
    }

    private ArchiveLimits limits() {
        return setup.services().archive();
    }
}
