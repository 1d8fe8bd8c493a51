package io.outcry.it.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.outcry.it.peer.Patience;
import io.outcry.it.peer.Player;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** profanity in a terminal of tmux: the test types, and reads what stands on the screen. */
final class ProfanityClient implements AutoCloseable {

    private static final String WIDTH = "200";
    private static final String HEIGHT = "60";

    private final Path home;
    private final Path tmux;

    private ProfanityClient(Path home) {
        this.home = home;
        this.tmux = home.resolve("tmux");
    }

    static ProfanityClient start() {
        Program.TMUX.require();
        Program.PROFANITY.require();
        try {
            var client = new ProfanityClient(Files.createTempDirectory("outcry-profanity"));
            client.tmux(List.of("-f", "/dev/null", "new-session", "-d", "-x", WIDTH, "-y", HEIGHT, client.command()));
            client.awaitScreen("Type '/help' to show complete help");
            client.type("/reconnect 1");
            return client;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String command() {
        return "env HOME=%1$s XDG_CONFIG_HOME=%1$s/config XDG_DATA_HOME=%1$s/data LANG=C.UTF-8 profanity -l DEBUG"
                .formatted(home);
    }

    ProfanityClient overStartTls(Player player, int port) {
        connect(player, port, "trust");
        return loggedIn(player);
    }

    ProfanityClient overDirectTls(Player player, int port) {
        connect(player, port, "legacy");
        awaitScreen("Use '/tls allow' to accept this certificate");
        type("/tls allow");
        return loggedIn(player);
    }

    private void connect(Player player, int port, String tls) {
        type("/connect " + player.bare() + " server 127.0.0.1 port " + port + " tls " + tls);
        awaitScreen("Enter password");
        type(player.password());
    }

    private ProfanityClient loggedIn(Player player) {
        awaitScreen(Pattern.quote(player.bare()) + "\\S* logged in successfully");
        return this;
    }

    void type(String line) {
        tmux(List.of("send-keys", "-l", "--", line));
        tmux(List.of("send-keys", "Enter"));
    }

    /** Until the expression is found on the screen. */
    void awaitScreen(String expression) {
        var pattern = Pattern.compile(expression);
        Patience.until(
                () -> expression + " on the screen\n" + screen(),
                () -> pattern.matcher(screen()).find());
    }

    /** Until the expression is found in what profanity logged. */
    void awaitLog(String expression) {
        var pattern = Pattern.compile(expression);
        Patience.until(
                () -> expression + " in the log\n" + log(),
                () -> pattern.matcher(log()).find());
    }

    private String screen() {
        return tmux(List.of("capture-pane", "-p", "-J"));
    }

    private String log() {
        try {
            return Files.readString(home.resolve("data/profanity/logs/profanity.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String tmux(List<String> arguments) {
        var command = new ArrayList<>(List.of("tmux", "-S", tmux.toString()));
        command.addAll(arguments);
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var output = new String(process.getInputStream().readAllBytes(), UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(command + " failed: " + output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        tmux(List.of("kill-server"));
    }
}
