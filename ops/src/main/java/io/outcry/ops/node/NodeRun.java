package io.outcry.ops.node;

import io.outcry.ops.admin.Credential;
import io.outcry.ops.admin.Token;
import io.outcry.ops.admin.Users;
import io.outcry.ops.certificate.CertificateRefusedException;
import io.outcry.ops.certificate.Certificates;
import io.outcry.ops.config.LoadedConfig;
import io.outcry.ops.config.OutcryConfig;
import io.outcry.ops.host.DataFolder;
import io.outcry.ops.host.PortCheck;
import io.outcry.ops.host.PrivateFiles;
import io.outcry.ops.host.StartRefusedException;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One node's life in this process: prepares its folder, starts it, says so, waits, and stops it in order. */
public final class NodeRun {

    /** Where the operator reads. */
    public record Console(PrintWriter out, PrintWriter err) {}

    private final Wiring.Nodes nodes;
    private final Console console;
    private final Path confFolder;

    public NodeRun(Wiring.Nodes nodes, Console console, Path confFolder) {
        this.nodes = nodes;
        this.console = console;
        this.confFolder = confFolder;
    }

    /** Returns when the node has stopped by itself: true where that was in order. A signal ends the process instead. */
    public boolean run(LoadedConfig config) throws IOException, StartRefusedException, CertificateRefusedException {
        var folder = new DataFolder(config.outcry().dataFolder());
        try (var _ = hold(folder)) {
            Logging.toFile(folder.log(), Logging.own(confFolder));
            PortCheck.check(config.outcry());
            var launch = launch(config, folder);
            for (var domain : config.outcry().domains()) {
                launch.certificates().prepare(domain);
            }
            var node = nodes.start(launch);
            var hook =
                    new Thread(() -> stopAndExit(node, folder, config.outcry().stopWithin()), "stop");
            Runtime.getRuntime().addShutdownHook(hook);
            announce(node, launch);
            return waitFor(node);
        }
    }

    private static DataFolder.Hold hold(DataFolder folder) throws IOException, StartRefusedException {
        return folder.tryHold()
                .orElseThrow(
                        () -> new StartRefusedException(
                                "The data folder " + folder.shown(folder.root())
                                        + " is in use by another node. Stop that one, or start this one with --data DIR --port-offset N."));
    }

    private static Launch launch(LoadedConfig config, DataFolder folder) {
        var startedAt =
                Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
        var certificates = new Certificates(folder.tls(), config.outcry().tls(), Clock.systemUTC());
        return new Launch(config, folder, certificates, Token.random(), startedAt);
    }

    private void announce(Node node, Launch launch)
            throws IOException, StartRefusedException, CertificateRefusedException {
        var folder = launch.folder();
        PrivateFiles.write(folder.adminToken(), launch.token().reveal() + "\n");
        PrivateFiles.write(folder.adminAddress(), node.adminUrl() + "\n");
        var greeting = new Greeting(launch, node.adminUrl());
        if (folder.wasStarted()) {
            console.out().println(greeting.shortly());
        } else {
            var samples = samples(node.users("first start"), launch.config().outcry());
            console.out().println(greeting.first(samples));
            folder.markStarted();
        }
        console.out().flush();
        log().atInfo().addKeyValue("version", Version.current()).log("node.started");
    }

    /** Nobody is made up where a directory says who there is. */
    private static List<Credential> samples(Users users, OutcryConfig config) throws StartRefusedException {
        return config.firstOwnDomain().isPresent()
                ? FirstStart.sampleAccounts(users, config.firstOwnDomain().get())
                : List.of();
    }

    private boolean waitFor(Node node) {
        try {
            node.whenStopped().toCompletableFuture().get();
            return true;
        } catch (ExecutionException failed) {
            log().atError().setCause(failed.getCause()).log("node.failed");
            console.err().println("The node stopped because something failed; the log says what.");
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Runs at SIGINT and SIGTERM. The exit code would be that of the signal; an orderly stop is a success. */
    private void stopAndExit(Node node, DataFolder folder, Duration within) {
        var exitCode = stop(node, within) ? 0 : 1;
        try {
            Files.deleteIfExists(folder.adminAddress());
            Files.deleteIfExists(folder.adminToken());
        } catch (IOException wrong) {
            log().atWarn().setCause(wrong).log("folder.not-cleaned");
        }
        Logging.close();
        console.out().flush();
        Runtime.getRuntime().halt(exitCode);
    }

    private boolean stop(Node node, Duration within) {
        try {
            node.stop().toCompletableFuture().get(within.toMillis(), TimeUnit.MILLISECONDS);
            log().atInfo().log("node.stopped");
            console.out().println("Outcry stopped. Everything acknowledged is kept; goodbye.");
            return true;
        } catch (ExecutionException | TimeoutException wrong) {
            log().atError().setCause(wrong).log("node.stop-failed");
            console.err().println("Outcry was cut off: it did not stop in order within " + within.toSeconds() + " s.");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    /** Not a constant: the log file is known only once the folder is. */
    private static Logger log() {
        return LoggerFactory.getLogger(NodeRun.class);
    }
}
