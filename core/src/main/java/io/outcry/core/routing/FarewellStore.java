package io.outcry.core.routing;

import io.outcry.core.address.Jid;
import io.outcry.core.routing.Sessions.Farewell;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Keeps for every account how its last available client went, for who asks while nobody is there. */
public interface FarewellStore {

    /** Empty where the owner never was there. */
    CompletionStage<Optional<Farewell>> find(Jid owner);

    /** Completes once durable. Of two that are on their way at once the later one stays, whichever arrives first. */
    CompletionStage<Void> save(Jid owner, Farewell farewell);

    /** Removes the owner's. */
    CompletionStage<Void> removeAll(Jid owner);
}
