package io.outcry.ops.console;

import io.outcry.ops.admin.Credential;
import io.outcry.ops.admin.Password;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** An account and its new password, named in one of three ways: as an argument, on standard input, or typed twice. */
final class CredentialOptions {

    @Parameters(index = "0", paramLabel = "USER", description = "Such as romeo or romeo@montague.example.")
    private String user = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "PASSWORD",
            description = "Others on this machine can see arguments; leave it out to be asked.")
    private Optional<String> argument = Optional.empty();

    @Option(names = "--password-stdin", description = "Read the password from the first line of standard input.")
    private boolean fromStandardInput;

    Credential read(Session session) throws IOException {
        var account = session.account(user);
        if (argument.isPresent() && fromStandardInput) {
            throw new CommandFailedException(
                    ExitCode.USAGE, "Name the password as an argument or by --password-stdin, not both.");
        }
        try {
            return new Credential(account, Password.of(text(account.toString())));
        } catch (IllegalArgumentException wrong) {
            throw new CommandFailedException(ExitCode.USAGE, "Not accepted: " + wrong.getMessage() + ".");
        }
    }

    private String text(String account) throws IOException {
        if (argument.isPresent()) {
            return argument.get();
        }
        return fromStandardInput ? firstLine() : prompt(account);
    }

    private static String firstLine() throws IOException {
        // Not closed: standard input is not ours.
        var reader = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        return Optional.ofNullable(reader.readLine()).orElse("");
    }

    private static String prompt(String account) {
        var console = Terminal.find()
                .orElseThrow(() -> new CommandFailedException(
                        ExitCode.USAGE, "No password: add it as an argument, or pipe it in with --password-stdin."));
        var first = ask(console, "Password for " + account + ": ");
        var second = ask(console, "Once more: ");
        if (!Arrays.equals(first, second)) {
            throw new CommandFailedException(ExitCode.USAGE, "The two passwords differ; nothing was changed.");
        }
        return new String(first);
    }

    private static char[] ask(Console console, String prompt) {
        return Optional.ofNullable(console.readPassword("%s", prompt)).orElseGet(() -> new char[0]);
    }
}
