package io.outcry.it.smack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What of Smack's tests is not run: {@code smack/switched-off.txt}, where each has its reason.
 *
 * @param tests classes: where one method is switched off, Smack leaves out the whole class
 * @param connections kinds of connections that a test is not repeated over
 */
record SwitchedOff(List<String> tests, List<String> connections) {

    private static final String FILE = "/smack/switched-off.txt";
    private static final String CONNECTION = "connection ";

    static SwitchedOff read() {
        var tests = new ArrayList<String>();
        var connections = new ArrayList<String>();
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
            } else {
                tests.add(name);
            }
        }
        return new SwitchedOff(tests, connections);
    }

    private static String text() {
        try (var file = Objects.requireNonNull(SwitchedOff.class.getResourceAsStream(FILE))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
