package io.outcry.ops.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.outcry.core.retention.Retention;
import io.outcry.core.retention.RetentionConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetentionConfigTest {

    private static final String PATH = "users.record.retention.";

    @TempDir
    private Path folder = Path.of("");

    private static RetentionConfig retention(ConfigSources sources) throws ConfigRefusedException {
        return ConfigLayers.load(sources).outcry().users().record().retention();
    }

    @Test
    void keepsForEverUnlessToldOtherwise() throws ConfigRefusedException {
        assertThat(retention(ConfigSources.none()).of("localhost")).isEqualTo(new Retention.Forever());
    }

    @Test
    void isSetForAllAndForSome() throws ConfigRefusedException, IOException {
        var file = Files.writeString(folder.resolve("outcry.conf"), """
                domains = [capulet.example, montague.example]
                users.record.retention { keep-for = 2555d, domains { "montague.example" = 30 days } }
                """);

        var retention = retention(ConfigSources.none().withFile(file));

        assertThat(retention.of("capulet.example")).isEqualTo(new Retention.Days(2_555));
        assertThat(retention.of("montague.example")).isEqualTo(new Retention.Days(30));
    }

    @Test
    void namesTheFileAndTheLineOfWhatMakesNoSense() throws IOException {
        var file = Files.writeString(folder.resolve("outcry.conf"), """
                domains = [capulet.example, montague.example]
                users.record.retention {
                  domains {
                    "montague.example" = 7y
                  }
                }
                """);

        var refused = catchThrowableOfType(
                ConfigRefusedException.class,
                () -> retention(ConfigSources.none().withFile(file)));

        assertThat(refused)
                .hasMessage(
                        file + ":4: users.record.retention.domains.\"montague.example\": must be days such as 2555d,"
                                + " at most 36525d, or forever, was 7y");
    }

    @ParameterizedTest
    @CsvSource({
        "keep-for=30, keep-for: must be days such as 2555d",
        "domains.\"capulet.exmaple\"=30d, must be one of this node's domains",
        "purge.at=25:00, purge.at: must be a time of the day",
        "purge.look-every=0s, purge.look-every: must be between 1s and 12h",
        "purge.batch-entries=0, purge.batch-entries: must be between 1 and 10000",
        "purge.pause=1m, purge.pause: must be between 0s and 10s"
    })
    void refusesWhatMakesNoSense(String setting, String why) {
        var refused = catchThrowableOfType(
                ConfigRefusedException.class,
                () -> retention(ConfigSources.none().withSetting(PATH + setting.replace("=", "=\"") + "\"")));

        assertThat(refused).hasMessageContaining(why);
    }
}
