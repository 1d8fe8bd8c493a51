package io.outcry.ops.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.outcry.core.meter.Metric;
import io.outcry.core.meter.Tag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Keeps docs/metrics.md as the code is; with {@code -Doutcry.write} it writes the table there instead. */
final class MetricListTest {

    private static final String COMMAND =
            "mvn test -pl ops -am -Doutcry.write -Dtest=MetricListTest -Dsurefire.failIfNoSpecifiedTests=false";

    private static final boolean IS_WRITING = System.getProperty("outcry.write") != null;
    private static final String BEGIN = "<!-- Made from the code by: " + COMMAND.replace("--", "-") + " -->\n";
    private static final String END = "<!-- End of what is made from the code. -->\n";

    @Test
    void isAsTheCodeIs() throws IOException {
        var file = docs().resolve("metrics.md");
        var written = Files.readString(file);
        var expected = before(written) + BEGIN + table() + END + after(written);
        if (IS_WRITING) {
            Files.writeString(file, expected);
        }

        assertThat(Files.readString(file))
                .as("docs/metrics.md is not as the code is; write it again with: %s", COMMAND)
                .isEqualTo(expected);
    }

    @Test
    void explainsEveryQueue() throws IOException {
        assertThat(Files.readString(docs().resolve("metrics.md")))
                .contains(Tag.QUEUE.known().stream()
                        .map(queue -> "\n| `" + queue + "` | ")
                        .toList());
    }

    /** A figure that nobody counts would show nothing and look as if nothing happened. */
    @Test
    void holdsNoFigureThatNobodyCounts() {
        var classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .withImportOption(location -> !location.contains("-tests.jar"))
                .importPackages("io.outcry");
        var counted = classes.stream()
                .filter(type -> !type.isEquivalentTo(Metric.class))
                .flatMap(type -> type.getFieldAccessesFromSelf().stream())
                .map(JavaAccess::getTarget)
                .filter(field -> field.getOwner().isEquivalentTo(Metric.class))
                .map(field -> Metric.valueOf(field.getName()))
                .collect(Collectors.toSet());

        assertThat(counted).containsExactlyInAnyOrder(Metric.values());
    }

    private static String table() {
        return Arrays.stream(Metric.values())
                .map(metric -> "| `%s` | %s | %s | %s | %s |\n"
                        .formatted(
                                PrometheusName.of(metric),
                                metric.kind().name().toLowerCase(Locale.ROOT),
                                unit(metric),
                                tag(metric.tag()),
                                metric.sentence()))
                .collect(Collectors.joining(
                        "", "| name | kind | unit | label | what it says |\n| --- | --- | --- | --- | --- |\n", ""));
    }

    private static String unit(Metric metric) {
        var unit = PrometheusName.unit(metric.unit());
        return unit.isEmpty() ? metric.unit().text() : unit.substring(1);
    }

    private static String tag(Tag tag) {
        return tag == Tag.NONE ? "" : "`" + tag.label() + "`";
    }

    private static String before(String document) {
        return document.substring(0, document.indexOf(BEGIN));
    }

    private static String after(String document) {
        return document.substring(document.indexOf(END) + END.length());
    }

    /** Maven runs the tests of a module in the module's folder. */
    private static Path docs() {
        var here = Path.of("").toAbsolutePath();
        return (Files.exists(here.resolve("core")) ? here : here.resolve("..").normalize()).resolve("docs");
    }
}
