package io.outcry.ops.console;

import io.outcry.ops.certificate.CertificateRefusedException;
import io.outcry.ops.certificate.ClusterAuthority;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code outcry cluster-certificates}. */
@Command(
        name = "cluster-certificates",
        header = "Make the certificates by which the nodes of a cluster know each other.",
        description = {
            "Makes DIR/ca.crt and DIR/ca.key where they are not there yet, and NODE.crt and NODE.key for each NODE, in place"
                    + " of those that are there.",
            "Give each node its own two files and ca.crt (cluster.tls in its configuration), and keep ca.key where no node"
                    + " is: whoever has it can make nodes."
        })
final class ClusterCertificatesCommand implements Callable<Integer> {

    private static final int LONGEST_DAYS = 3_650;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "DIR", description = "The folder; made where it is not there.")
    private Path folder = Path.of("");

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "NODE", description = "Such as node1.example.")
    private List<String> nodes = List.of();

    @Option(names = "--days", paramLabel = "N", description = "How long the nodes' certificates are good. Default: 398")
    private int days = 398;

    @Override
    public Integer call() throws CertificateRefusedException {
        check();
        var out = spec.commandLine().getOut();
        var authority = new ClusterAuthority(folder);
        var now = Instant.now();
        out.println(
                authority.prepare(now)
                        ? "Made the authority " + authority.certificateFile() + "."
                        : "Used the authority " + authority.certificateFile() + ".");
        for (var node : nodes) {
            authority.certify(node, now, Duration.ofDays(days));
            out.println("Made " + folder.resolve(node + ".crt") + " and " + folder.resolve(node + ".key") + ".");
        }
        return ExitCode.DONE;
    }

    private void check() {
        if (days < 1 || days > LONGEST_DAYS) {
            throw new ParameterException(spec.commandLine(), "--days must be 1 to " + LONGEST_DAYS + ", was " + days);
        }
        for (var node : nodes) {
            if (node.equals("ca") || !node.matches("[A-Za-z0-9:][A-Za-z0-9.:_-]*")) {
                throw new ParameterException(
                        spec.commandLine(), "NODE must be a host's name or address other than ca, was " + node);
            }
        }
    }
}
