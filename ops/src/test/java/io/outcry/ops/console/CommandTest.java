package io.outcry.ops.console;

import io.outcry.core.audit.AuditLog;
import io.outcry.core.auth.AccountStore;
import io.outcry.ops.admin.KeyDerivation;
import io.outcry.ops.admin.StoredLedgers;
import io.outcry.ops.admin.TestUsers;
import io.outcry.ops.admin.Token;
import io.outcry.ops.certificate.Certificates;
import io.outcry.ops.config.ConfigLayers;
import io.outcry.ops.config.ConfigRefusedException;
import io.outcry.ops.config.ConfigSources;
import io.outcry.ops.host.DataFolder;
import io.outcry.ops.host.PrivateFiles;
import io.outcry.ops.host.StartRefusedException;
import io.outcry.ops.node.Launch;
import io.outcry.ops.node.TestNode;
import io.outcry.ops.node.Wiring;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/** Commands in this process, on a folder of their own and accounts in memory. */
abstract class CommandTest {

    /** What a command left behind. */
    record Outcome(int exitCode, String out, String err) {}

    private record OfflineStores(AccountStore accounts, AuditLog audit, StoredLedgers.Parts ledgers)
            implements Wiring.OpenStores {

        @Override
        public CompletionStage<Void> backup(Path file) {
            return TestUsers.backup(file);
        }

        @Override
        public KeyDerivation keys() {
            return TestUsers::keys;
        }

        @Override
        public void close() {}
    }

    @TempDir
    Path folder = Path.of("");

    final TestUsers users = TestUsers.create();

    TestNode startNode(DataFolder data) throws StartRefusedException, ConfigRefusedException, IOException {
        var config = ConfigLayers.load(ConfigSources.none()
                .withSetting("admin.port=0")
                .withSetting("cluster.port=0")
                .withSetting("domains=[montague.example, capulet.example]")
                .withDataFolder(folder));
        var token = Token.random();
        var certificates = new Certificates(data.tls(), config.outcry().tls(), Clock.systemUTC());
        var node = TestNode.start(new Launch(config, data, certificates, token, Instant.now()), users);
        PrivateFiles.write(data.adminToken(), token.reveal() + "\n");
        PrivateFiles.write(data.adminAddress(), node.adminUrl() + "\n");
        return node;
    }

    Outcome outcry(String... words) {
        var options = Stream.of(
                "--data",
                folder.toString(),
                "--set",
                "domains=[montague.example, capulet.example]",
                "--set",
                "admin.port=0");
        return execute(Stream.concat(Stream.of(words), options).toArray(String[]::new));
    }

    Outcome execute(String... words) {
        var wiring = new Wiring(
                launch -> TestNode.start(launch, users),
                (_, _) -> new OfflineStores(users.accounts(), users.audit(), users.ledgers()),
                () -> "id");
        var out = new StringWriter();
        var err = new StringWriter();
        var exitCode = OutcryCommand.create(wiring)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(words);
        return new Outcome(exitCode, lines(out), lines(err));
    }

    private static String lines(StringWriter text) {
        return text.toString().lines().map(line -> line + "\n").collect(Collectors.joining());
    }
}
