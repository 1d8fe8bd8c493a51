package io.outcry.actors;

import io.outcry.core.StageFailure;
import io.outcry.core.StoreException;
import org.slf4j.Logger;

/** Says in the log that a store could not do something. */
public final class StoreTrouble {

    private StoreTrouble() {}

    /**
     * A store that says why it failed is no surprise: that it is lost is said once, by the store, and how often it failed is
     * a figure; thousands of actors that meet it must not fill the log. Anything else is a fault of ours.
     *
     * @param event such as {@code user.unavailable}
     */
    public static void log(Logger log, String event, Throwable failure) {
        if (StageFailure.cause(failure) instanceof StoreException known) {
            log.atDebug().addKeyValue("reason", known.getMessage()).log(event);
        } else {
            log.atWarn().setCause(failure).log(event);
        }
    }
}
