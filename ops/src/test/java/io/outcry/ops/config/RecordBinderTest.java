package io.outcry.ops.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordBinderTest {

    enum Mood {
        MERRY,
        STAR_CROSSED
    }

    record Everything(
            String name,
            int count,
            long many,
            double share,
            boolean awake,
            Duration firstDelay,
            int maxStanzaBytes,
            long largestBytes,
            Path folder,
            Mood mood,
            List<String> friends,
            Set<Integer> ports,
            Inner inner,
            Optional<String> nickname,
            Map<String, Inner> houses) {}

    record Inner(int minAge, Duration pause) {

        Inner {
            if (minAge < 1) {
                throw new IllegalArgumentException("min-age must be at least 1, was " + minAge);
            }
        }
    }

    record Small(int maxDepth, Duration timeout, boolean awake, Mood mood, int sizeBytes, List<Integer> ports) {}

    @Test
    void bindsEveryTypeByName() throws ConfigRefusedException {
        var text = """
                name = Romeo, count = 3, many = 5000000000, share = 0.5, awake = yes
                first-delay = 90s, max-stanza-bytes = 256 KiB, largest-bytes = 10000, folder = /tmp/x
                mood = star-crossed, friends = [Mercutio, Benvolio], ports = [1, 2]
                inner { min-age = 13, pause = 2m }
                houses { "montague.example" { min-age = 1, pause = 0s }, capulet { min-age = 2, pause = 1ms } }
                """;

        var bound = bind(Everything.class, text);

        assertThat(bound)
                .isEqualTo(new Everything(
                        "Romeo",
                        3,
                        5_000_000_000L,
                        0.5,
                        true,
                        Duration.ofSeconds(90),
                        262_144,
                        10_000,
                        Path.of("/tmp/x"),
                        Mood.STAR_CROSSED,
                        List.of("Mercutio", "Benvolio"),
                        Set.of(1, 2),
                        new Inner(13, Duration.ofMinutes(2)),
                        Optional.empty(),
                        Map.of(
                                "montague.example", new Inner(1, Duration.ZERO),
                                "capulet", new Inner(2, Duration.ofMillis(1)))));
    }

    record Nick(Optional<String> nickname, Map<String, Integer> ages) {}

    @Test
    void takesAnOptionalValueThatIsThere() throws ConfigRefusedException {
        assertThat(bind(Nick.class, "nickname = Ro, ages {}").nickname()).contains("Ro");
    }

    @Test
    void leavesOutMapEntriesThatAreNull() throws ConfigRefusedException {
        assertThat(bind(Nick.class, "ages { romeo = 16, juliet = null }").ages())
                .containsExactly(Map.entry("romeo", 16));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "max-depth = 1.5        | must be a whole number up to 2147483647, was 1.5",
                "max-depth = deep       | must be a whole number up to 2147483647, was \"deep\"",
                "max-depth = 3000000000 | must be a whole number up to 2147483647, was 3000000000",
                "max-depth = [1]        | must be a single value, was a list [ ... ]",
                "max-depth = null       | is missing",
                "timeout = 30           | must be a duration with a unit such as 30s or 5m, was 30",
                "timeout = soon         | must be a duration with a unit such as 30s or 5m, was \"soon\"",
                "awake = perhaps        | must be true or false, was \"perhaps\"",
                "mood = sad             | must be one of merry, star-crossed, was sad",
                "size-bytes = 1 parsec  | must be a size such as 10000 or 256 KiB up to 2147483647, was \"1 parsec\"",
                "size-bytes = 3 GiB     | must be a size such as 10000 or 256 KiB up to 2147483647, was \"3 GiB\"",
                "ports = 5222           | must be a list [ ... ]",
                "ports = [a]            | must be a whole number up to 2147483647, was \"a\"",
            })
    void refusesWhatDoesNotFitWithKeyAndLine(String line, String reason) {
        var sound = "max-depth = 10, timeout = 1s, awake = true, mood = merry, size-bytes = 1, ports = []\n";

        var refused = refused(Small.class, sound + line, Map.of());

        assertThat(refused.problems()).hasSize(1);
        var problem = refused.problems().getFirst();
        assertThat(problem.what()).isEqualTo(reason);
        assertThat(problem.key()).isEqualTo(line.split(" =", -1)[0]);
        if (!reason.equals("is missing")) {
            assertThat(problem.place()).isEqualTo("test.conf: 2");
        }
    }

    @Test
    void suggestsTheNearestKey() {
        var refused = refused(Inner.class, "min-age = 1, pause = 1s\nmin-ages = 2", Map.of());

        assertThat(refused).hasMessage("test.conf: 2: min-ages: no such key; did you mean min-age?");
    }

    @Test
    void listsTheKeysWhereNoneIsNear() {
        var refused = refused(Inner.class, "min-age = 1, pause = 1s, balcony = 2", Map.of());

        assertThat(refused).hasMessageEndingWith("balcony: no such key; known here: min-age, pause");
    }

    @Test
    void saysWhatReplacedARetiredKey() {
        var retired = Map.of("houses.capulet.age", "write min-age instead");

        var refused = refused(Nested.class, "houses { capulet { min-age = 1, pause = 1s, age = 4 } }", retired);

        assertThat(refused).hasMessage("test.conf: 1: houses.capulet.age: this key is no more: write min-age instead");
    }

    record Nested(Map<String, Inner> houses) {}

    @Test
    void namesTheKeyAndLineThatAConstructorRefuses() {
        var refused = refused(Nested.class, "houses.capulet {\n pause = 1s\n min-age = 0\n}", Map.of());

        assertThat(refused.problems())
                .containsExactly(
                        new ConfigProblem("test.conf: 3", "houses.capulet.min-age", "must be at least 1, was 0"));
    }

    @Test
    void reportsAllProblemsTogether() {
        var refused =
                refused(Small.class, "max-depth = x, timeout = 1, awake = true, mood = merry, extra = 1", Map.of());

        assertThat(refused.problems())
                .extracting(ConfigProblem::key)
                .containsExactlyInAnyOrder("max-depth", "timeout", "extra", "size-bytes", "ports");
    }

    @Test
    void refusesAValueWhereABlockBelongs() {
        var refused = refused(Nested.class, "houses { capulet = 3 }", Map.of());

        assertThat(refused).hasMessage("test.conf: 1: houses.capulet: must be a block { ... }");
    }

    @Test
    void doesNotHideAnErrorOfOurs() {
        record Wrong(Thread thread) {}

        assertThatThrownBy(() -> bind(Wrong.class, "thread = x"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("thread has a type that no config can hold");
    }

    private static <T extends Record> T bind(Class<T> type, String text) throws ConfigRefusedException {
        return bind(type, text, Map.of());
    }

    private static <T extends Record> T bind(Class<T> type, String text, Map<String, String> retired)
            throws ConfigRefusedException {
        var options = ConfigParseOptions.defaults().setOriginDescription("test.conf");
        return RecordBinder.bind(type, ConfigFactory.parseString(text, options).root(), retired);
    }

    private static ConfigRefusedException refused(
            Class<? extends Record> type, String text, Map<String, String> retired) {
        return catchThrowableOfType(ConfigRefusedException.class, () -> bind(type, text, retired));
    }
}
