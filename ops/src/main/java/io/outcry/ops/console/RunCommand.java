package io.outcry.ops.console;

import io.outcry.ops.certificate.CertificateRefusedException;
import io.outcry.ops.config.ConfigRefusedException;
import io.outcry.ops.host.StartRefusedException;
import io.outcry.ops.node.NodeRun;
import io.outcry.ops.node.Wiring;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code outcry run}. */
@Command(
        name = "run",
        header = "Start a node and keep it running until Ctrl-C.",
        description = {
            "The first start makes a certificate and two sample accounts in the data folder.",
            "Settings: conf/outcry.conf, then each --config, then each --set; the other options win over all."
        })
final class RunCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    private final Wiring wiring;

    RunCommand(Wiring wiring) {
        this.wiring = wiring;
    }

    @Override
    public Integer call()
            throws ConfigRefusedException, StartRefusedException, CertificateRefusedException, IOException {
        var config = options.load();
        var line = spec.commandLine();
        var console = new NodeRun.Console(line.getOut(), line.getErr());
        return new NodeRun(wiring.nodes(), console, ConfigOptions.confFolder()).run(config)
                ? ExitCode.DONE
                : ExitCode.REFUSED;
    }
}
