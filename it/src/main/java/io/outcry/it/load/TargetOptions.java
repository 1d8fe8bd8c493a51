package io.outcry.it.load;

import io.outcry.it.load.measure.ProcessTree;
import io.outcry.it.load.wire.Security;
import io.outcry.it.load.wire.Target;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which server, how its clients connect, and where the result goes. */
final class TargetOptions {

    private enum Switch {
        ON,
        OFF
    }

    @Option(
            names = "--server",
            paramLabel = "HOST:PORT",
            defaultValue = "127.0.0.1:5222",
            description = "Where clients connect (default: ${DEFAULT-VALUE}, the local node).")
    private InetSocketAddress server = new InetSocketAddress(0);

    @Option(
            names = "--tls",
            paramLabel = "HOW",
            defaultValue = "starttls",
            description = "starttls, direct (from the first byte), or none, for servers that let clients log in without"
                    + " it (default: ${DEFAULT-VALUE}).")
    private Security security = Security.STARTTLS;

    @Option(
            names = "--trust-all",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description =
                    "Take any certificate, which is the default, since test servers sign their own; --no-trust-all checks it.")
    private boolean trustAll;

    @Option(
            names = "--stream-management",
            paramLabel = "on|off",
            defaultValue = "on",
            description = "Whether sessions acknowledge what they get (XEP-0198; default: ${DEFAULT-VALUE}).")
    private Switch streamManagement = Switch.ON;

    @Option(
            names = "--login-rate",
            paramLabel = "N",
            defaultValue = "100",
            description = "Logins a second, at the most (default: ${DEFAULT-VALUE}).")
    private double loginRate;

    @Option(
            names = "--pid",
            paramLabel = "PID",
            description = "The server's process: its processor time and memory are measured, its children's included.")
    private Optional<Long> pid = Optional.empty();

    @Option(
            names = "--label",
            paramLabel = "NAME",
            defaultValue = "load",
            description = "What the server is called in results (default: ${DEFAULT-VALUE}).")
    private String label = "";

    @Option(names = "--json", paramLabel = "FILE", description = "Write the result as JSON, too.")
    private Optional<Path> json = Optional.empty();

    Target target() {
        return new Target(server, security, trustAll, streamManagement == Switch.ON);
    }

    double loginRate() {
        if (!(loginRate > 0)) {
            throw new IllegalArgumentException("--login-rate must be positive, was " + loginRate);
        }
        return loginRate;
    }

    Optional<ProcessTree> process() {
        var process = pid.map(ProcessTree::new);
        process.filter(tree -> !tree.exists()).ifPresent(tree -> {
            throw new IllegalArgumentException("--pid " + tree.pid() + ": no such process, or no /proc to look into");
        });
        return process;
    }

    String label() {
        return label;
    }

    Optional<Path> json() {
        return json;
    }
}
