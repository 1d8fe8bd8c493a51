package io.outcry.it.smack;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.it.harness.Cast;
import io.outcry.it.harness.Jvm;
import io.outcry.it.harness.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Each of Smack's integration tests that is not switched off passes against a node. {@code target/smack.log} has all that
 * was said.
 */
class SmackSuiteTest {

    /** It takes less than a minute where nothing fails; each answer that does not come costs up to 20 seconds. */
    private static final Duration LIMIT = Duration.ofMinutes(6);

    /** As many as there are, so that a run that tries nothing is none. */
    private static final int TESTS_AT_LEAST = 90;

    private static final String[] OPEN_TO_ALL = {
        "accounts.registration.may-register=true",
        // All accounts are made by one client that never logs in.
        "clients.attempts.failures-per-account=1000",
        "clients.negotiation-timeout=" + LIMIT.toMinutes() + "m"
    };

    @TestFactory
    Stream<DynamicTest> eachOfSmacksTestsPasses() throws IOException {
        var results = run();
        var enough = DynamicTest.dynamicTest(
                "runs at least " + TESTS_AT_LEAST + " tests",
                () -> assertThat(results.stream().filter(SmackResult::hasPassed))
                        .hasSizeGreaterThanOrEqualTo(TESTS_AT_LEAST));
        return Stream.concat(
                Stream.of(enough),
                results.stream()
                        .map(result -> DynamicTest.dynamicTest(
                                result.test(),
                                () -> assertThat(result.problem()).isEmpty())));
    }

    private static List<SmackResult> run() throws IOException {
        var folder = Files.createDirectories(Path.of("target")).toAbsolutePath();
        var log = folder.resolve("smack.log");
        var file = folder.resolve("smack-results.txt");
        Files.deleteIfExists(log);
        Files.deleteIfExists(file);
        try (var node = Node.start(OPEN_TO_ALL)) {
            var port = Integer.toString(node.clients().getPort());
            Jvm.runToItsEnd(
                    LIMIT, folder, log, SmackRun.class.getName(), List.of(Cast.MONTAGUE, port, file.toString()));
        }
        var off = SwitchedOff.read();
        return Files.readAllLines(file).stream()
                .map(SmackResult::read)
                .filter(off::counts)
                .toList();
    }
}
