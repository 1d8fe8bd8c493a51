package io.outcry.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.outcry.core.Features;
import io.outcry.core.SampleFeatures;
import io.outcry.core.Specs;
import io.outcry.core.feature.Spec;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;

/** Keeps FEATURES.md and doap.xml as the code is; with {@code -Doutcry.write} it writes them instead. */
final class FeatureListTest {

    static final String COMMAND =
            "mvn test -pl ops -am -Doutcry.write -Dtest=FeatureListTest" + " -Dsurefire.failIfNoSpecifiedTests=false";

    private static final boolean IS_WRITING = System.getProperty("outcry.write") != null;

    private final Features features = SampleFeatures.builtIn("any");
    private final FeatureList list = new FeatureList(features);

    @ParameterizedTest
    @ValueSource(strings = {"FEATURES.md", "doap.xml"})
    void isAsTheCodeIs(String name) throws IOException {
        var file = projectFolder().resolve(name);
        var expected = name.equals("doap.xml") ? list.doap() : list.markdown();
        if (IS_WRITING) {
            Files.writeString(file, expected);
        }

        assertThat(Files.exists(file) ? Files.readString(file) : "")
                .as("%s is not as the code is; write it again with: %s", name, COMMAND)
                .isEqualTo(expected);
    }

    @Test
    void isWellFormed() {
        assertThatCode(() -> DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new InputSource(new StringReader(list.doap()))))
                .doesNotThrowAnyException();
    }

    /** One document has one version: two features that name different ones cannot both be right. */
    @Test
    void namesOneVersionOfEachDocument() {
        var versions = Specs.all(features.all()).stream()
                .collect(Collectors.groupingBy(Spec::document, Collectors.mapping(Spec::version, Collectors.toSet())));

        assertThat(versions)
                .allSatisfy((_, ofDocument) -> assertThat(ofDocument).hasSize(1));
    }

    @Test
    void namesEachDocumentByOneTitle() {
        var titles = Specs.all(features.all()).stream()
                .collect(Collectors.groupingBy(Spec::document, Collectors.mapping(Spec::title, Collectors.toSet())));

        assertThat(titles).allSatisfy((_, ofDocument) -> assertThat(ofDocument).hasSize(1));
    }

    /** Maven runs the tests of a module in the module's folder. */
    private static Path projectFolder() {
        var here = Path.of("").toAbsolutePath();
        return Files.exists(here.resolve("core")) ? here : here.resolve("..").normalize();
    }
}
