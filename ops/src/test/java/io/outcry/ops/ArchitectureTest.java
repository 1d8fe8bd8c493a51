package io.outcry.ops;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.outcry.core.SampleFeatures;
import io.outcry.core.feature.Feature;
import io.outcry.core.feature.Metered;
import io.outcry.core.policy.Passed;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The form of the whole: who may use whom. Plain methods, because rules as fields are silently not run (ArchUnit 1442). */
final class ArchitectureTest {

    /** Each module, and the modules it may use. */
    private static final Map<String, Set<String>> MAY_USE = Map.of(
            "core", Set.of(),
            "codecs", Set.of("core"),
            "persistence", Set.of("core"),
            "actors", Set.of("core", "codecs"),
            "shards", Set.of("core", "codecs", "actors"),
            "ops", Set.of("core", "codecs", "persistence", "actors", "shards"));

    private static JavaClasses outcry;

    @BeforeAll
    static void readTheClassesOfEveryModule() {
        outcry = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .withImportOption(location -> !location.contains("-tests.jar"))
                .importPackages("io.outcry");
    }

    @ParameterizedTest
    @ValueSource(strings = {"core", "codecs", "persistence", "actors", "shards", "ops"})
    void usesOnlyTheModulesBelow(String module) {
        var others = new TreeSet<>(MAY_USE.keySet());
        others.removeAll(MAY_USE.getOrDefault(module, Set.of()));
        others.remove(module);

        noClasses()
                .that()
                .resideInAPackage(packageOf(module))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        others.stream().map(ArchitectureTest::packageOf).toArray(String[]::new))
                .allowEmptyShould(true)
                .check(outcry);
    }

    /** An empty module keeps every rule, so that each has to be seen. */
    @ParameterizedTest
    @ValueSource(strings = {"core", "codecs", "persistence", "actors", "shards", "ops"})
    void seesTheClassesOfEveryModule(String module) {
        assertThat(outcry).anyMatch(type -> type.getPackageName().startsWith("io.outcry." + module));
    }

    @Test
    void keepsCorePlain() {
        classes()
                .that()
                .resideInAPackage("io.outcry.core..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..", "javax.crypto..", "javax.security.auth..", "io.outcry.core..", "rocks.xmpp.precis..")
                .check(outcry);
    }

    /** A codec is a pure function; its stage is a thin shell that is easy to find. */
    @Test
    void keepsPekkoInTheFlowsOfCodecs() {
        noClasses()
                .that()
                .resideInAPackage("io.outcry.codecs..")
                .and(describe("are no flow or stage", type -> !isFlowOrStage(type)))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.pekko..", "scala..")
                .allowEmptyShould(true)
                .check(outcry);
    }

    /** What two features need is vocabulary and moves down, or becomes a fact. */
    @Test
    void keepsFeaturesApart() {
        slices().matching("io.outcry.core.feature.(*)..")
                .should()
                .notDependOnEachOther()
                .check(outcry);
    }

    @Test
    void keepsTheShapeOfAFeatureFreeOfFeatures() {
        noClasses()
                .that()
                .resideInAPackage("io.outcry.core.feature")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.outcry.core.feature.*..")
                .check(outcry);
    }

    @Test
    void listsEveryFeatureOnce() {
        var written = outcry.stream()
                .filter(type -> type.isAssignableTo(Feature.class) && !type.isInterface())
                // It only counts what another one does.
                .filter(type -> !type.isEquivalentTo(Metered.class))
                .map(JavaClass::getName)
                .toList();
        var listed = SampleFeatures.builtIn("any").all().stream()
                .map(feature -> feature.getClass().getName())
                .toList();

        assertThat(listed).as("Features.builtIn").containsExactlyInAnyOrderElementsOf(written);
    }

    @Test
    void letsOnlyTheGatesSayThatAStanzaPassed() {
        assertThat(usersOf("through")).containsExactly("io.outcry.core.policy.Gates");
    }

    @Test
    void letsOnlyTheWireSayThatAStanzaPassedOnAnotherNode() {
        assertThat(usersOf("onAnotherNode")).allMatch(name -> name.startsWith("io.outcry.shards.wire."));
    }

    /** The classes that call this method of {@link Passed}, or hand it on as a method reference. */
    private static List<String> usersOf(String method) {
        return outcry.get(Passed.class).getMethods().stream()
                .filter(candidate -> candidate.getName().equals(method))
                .flatMap(found -> Stream.concat(found.getCallsOfSelf().stream(), found.getReferencesToSelf().stream()))
                .map(access -> access.getOriginOwner().getName())
                .distinct()
                .sorted()
                .toList();
    }

    private static boolean isFlowOrStage(JavaClass type) {
        var outermost = type.getName().replaceFirst("\\$.*", "");
        return outermost.endsWith("Flow") || outermost.endsWith("Stage");
    }

    private static String packageOf(String module) {
        return "io.outcry." + module + "..";
    }
}
