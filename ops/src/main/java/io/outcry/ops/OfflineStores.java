package io.outcry.ops;

import io.outcry.core.audit.AuditLog;
import io.outcry.core.auth.AccountStore;
import io.outcry.core.auth.PasswordKeys;
import io.outcry.ops.admin.KeyDerivation;
import io.outcry.ops.admin.StoredLedgers;
import io.outcry.ops.node.Wiring;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.concurrent.CompletionStage;

/** The stores of a folder on which no node runs. */
record OfflineStores(NodeStores stores, int passwordIterations) implements Wiring.OpenStores {

    @Override
    public AccountStore accounts() {
        return stores.stores().accounts();
    }

    @Override
    public AuditLog audit() {
        return stores.stores().audit();
    }

    @Override
    public StoredLedgers.Parts ledgers() {
        return StoredLedgers.Parts.of(stores.stores());
    }

    @Override
    public CompletionStage<Void> backup(Path file) {
        return stores.backup(file);
    }

    @Override
    public KeyDerivation keys() {
        return keys(passwordIterations);
    }

    static KeyDerivation keys(int iterations) {
        var random = new SecureRandom();
        return password -> PasswordKeys.derive(password.reveal(), random, iterations);
    }

    @Override
    public void close() {
        stores.close();
    }
}
