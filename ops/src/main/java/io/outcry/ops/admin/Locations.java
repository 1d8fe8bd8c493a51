package io.outcry.ops.admin;

import io.outcry.core.address.Jid;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Says where accounts are. */
@FunctionalInterface
public interface Locations {

    /** Empty where there is no such account. */
    CompletionStage<Optional<Location>> locate(Jid account);
}
