package io.outcry.actors.user;

import io.outcry.actors.user.User.Setup;
import io.outcry.core.address.Jid;
import io.outcry.core.archive.ArchiveLimits;
import io.outcry.core.archive.ArchiveReading;
import io.outcry.core.archive.ArchiveReading.Answer;
import io.outcry.core.contact.Act;
import io.outcry.core.contact.Outcome;
import io.outcry.core.contact.UserState;
import io.outcry.core.feature.archive.Answers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads of the account's archive what its clients ask for, so many queries of each at a time. */
final class Archiving {

    private final Setup setup;
    private final List<Optional<Jid>> underWay = new ArrayList<>(2);

    Archiving(Setup setup) {
        this.setup = setup;
    }

    /** What is to be done at once. */
    List<Act> read(UserState state, ArchiveReading reading) {
        var asker = reading.request().from();
        if (underWay.stream().filter(asker::equals).count() >= limits().maxUnderWay()) {
            return Answers.tooMany(state, reading, limits()).acts();
        }
        underWay.add(asker);
        setup.context()
                .pipeToSelf(
                        setup.services().stores().archive().read(setup.account(), reading),
                        (answer, failure) -> new User.ArchiveRead(
                                reading, failure == null ? Optional.of(answer) : Optional.<Answer>empty()));
        return List.of();
    }

    Outcome read(UserState state, User.ArchiveRead read) {
        underWay.remove(read.reading().request().from());
        return read.answer()
                .map(answer -> Answers.read(
                        state,
                        read.reading(),
                        answer,
                        limits(),
                        setup.services().text()))
                .orElseGet(() -> {
                    setup.context().getLog().atWarn().log("archive.unread");
                    return Answers.failed(state, read.reading());
                });
    }

    boolean isIdle() {
        return underWay.isEmpty();
    }

    private ArchiveLimits limits() {
        return setup.services().config().archive();
    }
}
