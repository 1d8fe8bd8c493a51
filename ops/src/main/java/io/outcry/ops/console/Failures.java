package io.outcry.ops.console;

import io.outcry.ops.admin.AdminRefusedException;
import io.outcry.ops.certificate.CertificateRefusedException;
import io.outcry.ops.config.ConfigRefusedException;
import io.outcry.ops.host.StartRefusedException;
import java.io.IOException;
import java.net.ConnectException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Turns what went wrong into words and an exit code; stack traces go to the log only. */
final class Failures {

    private Failures() {}

    static int usage(ParameterException wrong, String[] arguments) {
        var line = wrong.getCommandLine();
        line.getErr().println(wrong.getMessage());
        line.getErr().println("Try: ./" + line.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE;
    }

    static int explain(Exception wrong, CommandLine line, ParseResult parsed) {
        line.getErr().println(words(wrong));
        return switch (wrong) {
            case CommandFailedException failed -> failed.exitCode();
            case ConfigRefusedException _, CertificateRefusedException _ -> ExitCode.CONFIG;
            case StartRefusedException _ -> ExitCode.START;
            case ConnectException _ -> ExitCode.UNREACHABLE;
            default -> ExitCode.REFUSED;
        };
    }

    private static String words(Exception wrong) {
        var message = Objects.requireNonNullElse(wrong.getMessage(), "");
        return switch (wrong) {
            case CommandFailedException _, StartRefusedException _, AdminRefusedException _ -> message;
            case IllegalArgumentException _ -> message;
            case ConfigRefusedException _ ->
                "The configuration cannot be used:\n" + message.indent(2).stripTrailing();
            case CertificateRefusedException _ -> "A certificate cannot be used: " + message;
            case ConnectException _ -> "The node does not answer; it may be starting or stopping.";
            case IOException _ -> "Files or network: " + wrong.getClass().getSimpleName() + " " + message;
            default -> unexpected(wrong);
        };
    }

    private static String unexpected(Exception wrong) {
        LoggerFactory.getLogger(Failures.class).atError().setCause(wrong).log("command.failed");
        return "This should not have happened: " + wrong + ". Please report it, with the log.";
    }

    static Map<String, String> exitCodes() {
        var codes = new LinkedHashMap<String, String>();
        codes.put(" " + ExitCode.DONE, "Done.");
        codes.put(" " + ExitCode.REFUSED, "Not done: such as a user who exists already, or is not there.");
        codes.put(" " + ExitCode.USAGE, "The command line makes no sense.");
        codes.put(" " + ExitCode.CONFIG, "The configuration or a certificate cannot be used.");
        codes.put(" " + ExitCode.START, "The node cannot start: a port is taken, the data folder is in use.");
        codes.put(" " + ExitCode.UNREACHABLE, "No node runs on the data folder, or it does not answer.");
        return codes;
    }
}
