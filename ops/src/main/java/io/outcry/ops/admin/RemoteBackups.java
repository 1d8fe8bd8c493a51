package io.outcry.ops.admin;

import java.nio.file.Path;
import java.util.concurrent.CompletionStage;

/** Backups of a running node, over its administration; the file is on the node's machine. */
public record RemoteBackups(AdminClient client) implements Backups {

    @Override
    public CompletionStage<Path> write() {
        return client.send("POST", "/api/backup", "")
                .thenApply(response ->
                        Path.of(AdminClient.read(Json.Backup.class, response).file()));
    }
}
