package io.outcry.ops.admin;

import io.outcry.core.ledger.Inspection;
import java.util.concurrent.CompletionStage;

/** Ledgers of a running node, over its administration. */
public record RemoteLedgers(AdminClient client) implements Ledgers {

    @Override
    public CompletionStage<Inspection> inspect(String after) {
        return client.send("GET", "/api/ledgers?after=" + AdminClient.encoded(after), "")
                .thenApply(response -> AdminClient.read(Inspection.class, response));
    }
}
