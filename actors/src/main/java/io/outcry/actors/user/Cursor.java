package io.outcry.actors.user;

import io.outcry.actors.StoreTrouble;
import io.outcry.actors.user.User.Setup;
import io.outcry.core.ledger.Undelivered;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Writes down how far the account's clients have what is theirs, a while after it moved and one write at a time. Where that
 * comes too late or fails, a message is given twice, with the same name, rather than not at all.
 */
final class Cursor {

    private final Setup setup;
    private final Undelivered undelivered;

    private final LongConsumer written;

    /** The last that was written down, as far as is known. */
    private long saved;

    private long saving;
    private boolean isSaving;

    /** @param written told what is written down by now */
    Cursor(Setup setup, Undelivered undelivered, LongConsumer written) {
        this.setup = setup;
        this.undelivered = undelivered;
        this.written = written;
    }

    boolean isIdle() {
        return !isSaving && !isBehind();
    }

    private boolean isBehind() {
        return undelivered.cursor() > saved;
    }

    /** What the database knows. */
    void found(long delivered) {
        saved = Math.max(saved, delivered);
    }

    /** It may have moved. */
    void moved() {
        var timer = new User.CursorDue();
        if (!isSaving && isBehind() && !setup.timers().isTimerActive(timer)) {
            setup.timers()
                    .startSingleTimer(timer, setup.services().config().record().cursorDelay());
        }
    }

    void save() {
        setup.timers().cancel(new User.CursorDue());
        if (isSaving || !isBehind()) {
            return;
        }
        isSaving = true;
        saving = undelivered.cursor();
        setup.context()
                .pipeToSelf(
                        setup.services().stores().ledger().markDelivered(setup.account(), saving),
                        (_, failure) -> new User.CursorMoved(Optional.ofNullable(failure)));
    }

    void saved(Optional<Throwable> failure) {
        isSaving = false;
        failure.ifPresentOrElse(
                cause -> StoreTrouble.log(setup.context().getLog(), "ledger.cursor.failed", cause),
                () -> written.accept(saving));
        // What failed is not tried again by itself, so that nobody waits for it; the next move takes it along.
        saved = Math.max(saved, saving);
        moved();
    }
}
