package io.outcry.ops.admin;

import java.util.concurrent.CompletionStage;

/** Takes nodes out of the cluster, over the administration of a running node. */
public record RemoteDrains(AdminClient client) implements Drains {

    @Override
    public CompletionStage<Draining> drain(String node, int sessionsPerSecond) {
        return client.send("POST", "/api/drain", Json.write(new Json.DrainRequest(node, sessionsPerSecond)))
                .thenApply(response -> AdminClient.read(Draining.class, response));
    }
}
