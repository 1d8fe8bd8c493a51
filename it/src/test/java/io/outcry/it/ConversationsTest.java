package io.outcry.it;

import io.outcry.it.harness.ConversationReader;
import io.outcry.it.harness.Servers;
import io.outcry.it.harness.Stage;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Plays every conversation under {@code src/test/resources/conversations}. */
class ConversationsTest {

    @TestFactory
    Stream<DynamicTest> everyConversationGoesAsWritten() throws IOException, URISyntaxException {
        var folder = Path.of(
                Objects.requireNonNull(getClass().getResource("/conversations")).toURI());
        return plays(folder).stream()
                .map(file ->
                        DynamicTest.dynamicTest(folder.relativize(file).toString(), file.toUri(), () -> play(file)));
    }

    private static List<Path> plays(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".txt"))
                    .sorted()
                    .toList();
        }
    }

    private static void play(Path file) throws IOException {
        var conversation = ConversationReader.read(Files.readString(file));
        try (var stage = new Stage(Servers.shared())) {
            stage.play(conversation);
        } catch (AssertionError e) {
            throw new AssertionError(conversation.title() + "\n" + e.getMessage(), e);
        }
    }
}
