package io.outcry.ops.admin;

import java.nio.file.Path;
import java.util.concurrent.CompletionStage;

/** Writes all that a node keeps into a file of its data folder. */
@FunctionalInterface
public interface Backups {

    /** The new file, which only its owner may read. */
    CompletionStage<Path> write();
}
