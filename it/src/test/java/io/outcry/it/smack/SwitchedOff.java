package io.outcry.it.smack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What of Smack's tests is not run, or does not count: {@code smack/switched-off.txt}, where each has its reason.
 *
 * @param tests classes: where one method is switched off, Smack leaves out the whole class
 * @param connections kinds of connections that a test is not repeated over
 * @param uncounted single methods that are run with their class, and whose outcome says nothing
 */
record SwitchedOff(List<String> tests, List<String> connections, List<String> uncounted) {

    private static final String FILE = "/smack/switched-off.txt";
    private static final String CONNECTION = "connection ";
    private static final String OUTCOME = "outcome of ";

    static SwitchedOff read() {
        var tests = new ArrayList<String>();
        var connections = new ArrayList<String>();
        var uncounted = new ArrayList<String>();
        for (var line : text().lines().toList()) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            var cells = line.split("\\|", 2);
            if (cells.length < 2 || cells[1].isBlank()) {
                throw new IllegalArgumentException(FILE + ": '" + line + "' says not why");
            }
            var name = cells[0].strip();
            if (name.startsWith(CONNECTION)) {
                connections.add(name.substring(CONNECTION.length()));
            } else if (name.startsWith(OUTCOME)) {
                uncounted.add(name.substring(OUTCOME.length()));
            } else {
                tests.add(name);
            }
        }
        return new SwitchedOff(tests, connections, uncounted);
    }

    boolean counts(SmackResult result) {
        return uncounted.stream().noneMatch(name -> result.test().startsWith(name + " "));
    }

    private static String text() {
        try (var file = Objects.requireNonNull(SwitchedOff.class.getResourceAsStream(FILE))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
