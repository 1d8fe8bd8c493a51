package io.outcry.ops.admin;

import io.outcry.core.StageFailure;
import io.outcry.core.audit.AuditEntry;
import io.outcry.ops.host.PrivateFiles;
import io.outcry.persistence.NoBackupException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * Backups of this process's database. Each is written to the audit log first.
 *
 * @param folder for the files
 * @param writer writes everything into a new file
 * @param setup where the audit log is
 * @param actor who is responsible
 */
public record StoredBackups(
        Path folder, Function<Path, CompletionStage<Void>> writer, StoredUsers.Setup setup, String actor)
        implements Backups {

    @Override
    public CompletionStage<Path> write() {
        var id = setup.ids().get();
        var file = folder.resolve("outcry-" + id + ".zip");
        var entry = new AuditEntry(
                id, setup.clock().instant(), actor, "backup", file.getFileName().toString(), "", "");
        return setup.audit()
                .write(entry)
                .thenCompose(_ -> written(file))
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(explained(failure)));
    }

    private CompletionStage<Path> written(Path file) {
        try {
            PrivateFiles.createFolder(folder);
            PrivateFiles.write(file, "");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return writer.apply(file).thenApply(_ -> file);
    }

    private static Throwable explained(Throwable failure) {
        var cause = StageFailure.cause(failure);
        return cause instanceof NoBackupException no
                ? new AdminRefusedException(String.valueOf(no.getMessage()))
                : cause;
    }
}
