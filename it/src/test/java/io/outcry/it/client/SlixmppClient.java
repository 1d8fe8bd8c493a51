package io.outcry.it.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.outcry.it.peer.Patience;
import io.outcry.it.peer.Player;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** slixmpp in a process of its own ({@code src/test/python/slixmpp_client.py}): orders go in, events come out. */
final class SlixmppClient implements AutoCloseable {

    private static final String SCRIPT = "src/test/python/slixmpp_client.py";
    private static final Pattern FACT = Pattern.compile("\"(\\w+)\": \"((?:[^\"\\\\]|\\\\.)*)\"");

    private final Process process;
    private final Writer orders;
    private final BlockingQueue<Map<String, String>> events = new LinkedBlockingQueue<>();
    private final Queue<String> history = new ConcurrentLinkedQueue<>();

    private SlixmppClient(Process process) {
        this.process = process;
        this.orders = process.outputWriter(UTF_8);
        Thread.ofVirtual().start(() -> listen(process.inputReader(UTF_8)));
    }

    /** How a client is told to connect. */
    enum Transport {
        START_TLS,
        DIRECT_TLS
    }

    /**
     * Started and connecting.
     *
     * @param more further settings, name and value in turn
     */
    static SlixmppClient start(InetSocketAddress server, Transport transport, Player player, String... more) {
        Program.SLIXMPP.require();
        try {
            var process = new ProcessBuilder("/usr/bin/python3", Path.of(SCRIPT).toString())
                    .redirectError(Path.of("target", "slixmpp.log").toFile())
                    .start();
            var client = new SlixmppClient(process);
            var settings = new ArrayList<>(List.of("jid", player.full("slixmpp"), "password", player.password()));
            settings.addAll(List.of("host", server.getAddress().getHostAddress(), "port", "" + server.getPort()));
            settings.addAll(List.of("transport", transport.name()));
            settings.addAll(List.of(more));
            client.write(settings);
            return client;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Further words in turn name something and say what it is. */
    void order(String what, String... more) {
        var words = new ArrayList<>(List.of("do", what));
        words.addAll(List.of(more));
        write(words);
    }

    /** The next event of this name with these facts, name and value in turn; other events are passed over. */
    Map<String, String> await(String event, String... facts) {
        var wanted = pairs(List.of(facts));
        var deadline = System.nanoTime() + Patience.LIMIT.toNanos();
        while (true) {
            var next = poll(deadline - System.nanoTime());
            if (next.isEmpty()) {
                throw new AssertionError("slixmpp did not tell: " + event + wanted + "\n" + String.join("\n", history));
            }
            if (event.equals(next.get("event")) && next.entrySet().containsAll(wanted.entrySet())) {
                return next;
            }
        }
    }

    private Map<String, String> poll(long nanos) {
        try {
            var next = events.poll(nanos, TimeUnit.NANOSECONDS);
            return next == null ? Map.of() : next;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void listen(BufferedReader output) {
        try {
            var line = output.readLine();
            while (line != null) {
                history.add(line);
                var facts = new HashMap<String, String>();
                FACT.matcher(line).results().forEach(fact -> facts.put(fact.group(1), fact.group(2)));
                events.add(facts);
                line = output.readLine();
            }
        } catch (IOException _) {
            history.add("(the process is gone)");
        }
    }

    private void write(List<String> words) {
        try {
            orders.write(pairs(words).entrySet().stream()
                    .map(pair -> '"' + pair.getKey() + "\": \"" + pair.getValue() + '"')
                    .collect(Collectors.joining(", ", "{", "}\n")));
            orders.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("slixmpp is gone\n" + String.join("\n", history), e);
        }
    }

    private static Map<String, String> pairs(List<String> words) {
        return IntStream.range(0, words.size() / 2)
                .boxed()
                .collect(Collectors.toMap(i -> words.get(2 * i), i -> words.get(2 * i + 1)));
    }

    @Override
    public void close() {
        process.destroy();
    }
}
