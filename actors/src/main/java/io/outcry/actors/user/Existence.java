package io.outcry.actors.user;

import io.outcry.actors.user.User.Setup;
import io.outcry.core.auth.Directory;
import java.time.Duration;
import java.util.Optional;

/** Looks whether the account is still there: when somebody says that it changed, and where a directory keeps it, at times. */
final class Existence {

    /** So that the accounts of a directory are not looked for all at once. */
    private static final int PARTS_OF_A_ROUND = 1_000;

    private final Setup setup;

    private Existence(Setup setup) {
        this.setup = setup;
    }

    static Existence watch(Setup setup) {
        var existence = new Existence(setup);
        existence.directory().ifPresent(directory -> existence.lookEvery(directory.recheckEvery()));
        return existence;
    }

    private Optional<Directory> directory() {
        return setup.services().stores().accounts().directory(setup.account().domain());
    }

    /** Each account has its own time within a round. */
    private void lookEvery(Duration round) {
        var part = 1 + Math.floorMod(setup.account().hashCode(), PARTS_OF_A_ROUND);
        var first = round.multipliedBy(part).dividedBy(PARTS_OF_A_ROUND);
        setup.timers().startTimerWithFixedDelay(new User.AccountChanged(), first, round);
    }

    void look() {
        setup.context()
                .pipeToSelf(
                        setup.services().stores().accounts().find(setup.account()),
                        // A look-up that fails changes nothing: the account is looked for again, or who removes it does
                        // so once the store works.
                        (account, failure) -> new User.Rechecked(failure != null || account.isPresent()));
    }

    /**
     * A lost account may come back: a directory may lose one for a day, or all of them by a mistake. Nothing may be
     * forgotten for that.
     */
    boolean mayReturn() {
        return directory().isPresent();
    }
}
