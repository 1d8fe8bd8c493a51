package io.outcry.ops.console;

import io.outcry.core.address.Jid;
import io.outcry.ops.admin.AdminClient;
import io.outcry.ops.admin.Backups;
import io.outcry.ops.admin.Ledgers;
import io.outcry.ops.admin.RemoteBackups;
import io.outcry.ops.admin.RemoteLedgers;
import io.outcry.ops.admin.RemoteUsers;
import io.outcry.ops.admin.StoredBackups;
import io.outcry.ops.admin.StoredLedgers;
import io.outcry.ops.admin.StoredUsers;
import io.outcry.ops.admin.Users;
import io.outcry.ops.config.LoadedConfig;
import io.outcry.ops.host.DataFolder;
import io.outcry.ops.host.StartRefusedException;
import io.outcry.ops.node.Wiring;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;

/**
 * One command's access to the accounts and ledgers: through the running node's administration, or, where none runs, on the data
 * folder itself, which is held until the command is done.
 */
final class Session implements AutoCloseable {

    /** Gives back what the session held. */
    private interface Release {

        void run() throws IOException;
    }

    private final Users users;
    private final Ledgers ledgers;
    private final Backups backups;
    private final String firstDomain;
    private final Release release;

    private Session(Users users, Ledgers ledgers, Backups backups, String firstDomain, Release release) {
        this.users = users;
        this.ledgers = ledgers;
        this.backups = backups;
        this.firstDomain = firstDomain;
        this.release = release;
    }

    static Session open(LoadedConfig config, DataFolder folder, Wiring wiring)
            throws IOException, StartRefusedException {
        var hold = folder.tryHold();
        return hold.isPresent()
                ? offline(config, folder, wiring, hold.get())
                : online(config, NodeFinder.client(folder));
    }

    private static Session online(LoadedConfig config, AdminClient client) {
        return new Session(
                new RemoteUsers(client),
                new RemoteLedgers(client),
                new RemoteBackups(client),
                config.outcry().firstDomain(),
                client::close);
    }

    private static Session offline(LoadedConfig config, DataFolder folder, Wiring wiring, DataFolder.Hold hold)
            throws IOException, StartRefusedException {
        try {
            var stores = wiring.offline().open(config, folder);
            var setup = new StoredUsers.Setup(
                    stores.accounts(),
                    stores.audit(),
                    stores.keys(),
                    config.outcry().domains(),
                    wiring.ids(),
                    Clock.systemUTC(),
                    ForkJoinPool.commonPool(),
                    _ -> {});
            return new Session(
                    new StoredUsers(setup, Operator.name()),
                    new StoredLedgers(
                            stores.ledgers(),
                            () -> config.outcry()
                                    .purge(setup.clock().instant(), setup.ids().get()),
                            setup,
                            Operator.name()),
                    new StoredBackups(folder.backups(), stores::backup, setup, Operator.name()),
                    config.outcry().firstDomain(),
                    () -> {
                        try (hold) {
                            stores.close();
                        }
                    });
        } catch (StartRefusedException refused) {
            hold.close();
            throw refused;
        }
    }

    Users users() {
        return users;
    }

    Ledgers ledgers() {
        return ledgers;
    }

    Backups backups() {
        return backups;
    }

    /** See {@link AccountName}. */
    Jid account(String text) {
        return AccountName.read(text, firstDomain);
    }

    String domain(Optional<String> asked) {
        return asked.orElse(firstDomain);
    }

    @Override
    public void close() throws IOException {
        release.run();
    }
}
