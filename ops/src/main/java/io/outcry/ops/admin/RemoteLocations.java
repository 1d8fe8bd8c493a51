package io.outcry.ops.admin;

import io.outcry.core.address.Jid;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Where accounts are, over the administration of a running node. */
public record RemoteLocations(AdminClient client) implements Locations {

    private static final int NOT_FOUND = 404;

    @Override
    public CompletionStage<Optional<Location>> locate(Jid account) {
        return client.send("GET", "/api/users/" + AdminClient.encoded(account.toString()) + "/location", "")
                .thenApply(response -> response.statusCode() == NOT_FOUND
                        ? Optional.empty()
                        : Optional.of(AdminClient.read(Location.class, response)));
    }
}
