package io.outcry.actors.user;

import io.outcry.actors.StoreTrouble;
import io.outcry.actors.user.User.Setup;
import io.outcry.core.routing.Sessions.Farewell;
import java.util.Optional;

/** How the account's last client went, on its way into the store; nobody waits for that. */
final class Farewells {

    private final Setup setup;
    private int underWay;

    Farewells(Setup setup) {
        this.setup = setup;
    }

    void save(Farewell farewell) {
        underWay++;
        setup.context()
                .pipeToSelf(
                        setup.services().stores().farewells().save(setup.account(), farewell),
                        (_, failure) -> new User.FarewellSaved(Optional.ofNullable(failure)));
    }

    /** Where it fails, who asks after the account's next start hears of the farewell before. */
    void saved(Optional<Throwable> failure) {
        underWay--;
        failure.ifPresent(cause -> StoreTrouble.log(setup.context().getLog(), "farewell.unsaved", cause));
    }

    boolean isIdle() {
        return underWay == 0;
    }
}
