package io.outcry.ops.node;

import io.outcry.core.audit.AuditLog;
import io.outcry.core.auth.AccountStore;
import io.outcry.ops.admin.KeyDerivation;
import io.outcry.ops.admin.StoredLedgers;
import io.outcry.ops.certificate.CertificateRefusedException;
import io.outcry.ops.config.LoadedConfig;
import io.outcry.ops.host.DataFolder;
import io.outcry.ops.host.StartRefusedException;
import java.nio.file.Path;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * What the command line needs from the composition root.
 *
 * @param ids of audit entries: unique, sortable by time
 */
public record Wiring(Nodes nodes, OfflineStores offline, Supplier<String> ids) {

    /** Starts a node; returns once it takes logins. */
    @FunctionalInterface
    public interface Nodes {

        Node start(Launch launch) throws StartRefusedException, CertificateRefusedException;
    }

    /** Opens the stores of a folder on which no node runs. */
    @FunctionalInterface
    public interface OfflineStores {

        OpenStores open(LoadedConfig config, DataFolder folder) throws StartRefusedException;
    }

    /** The stores that administration needs, until {@link #close}. */
    public interface OpenStores extends AutoCloseable {

        AccountStore accounts();

        AuditLog audit();

        StoredLedgers.Parts ledgers();

        /** Writes everything into a new file. */
        CompletionStage<Void> backup(Path file);

        /** As the configuration wants keys of new passwords. */
        KeyDerivation keys();

        @Override
        void close();
    }
}
