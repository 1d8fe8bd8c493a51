package io.outcry.ops.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.outcry.persistence.ServerAccess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreConfigTest {

    @TempDir
    private Path folder = Path.of("");

    private static ConfigSources sources(String... settings) {
        return new ConfigSources(List.of(), List.of(settings), Optional.empty(), Optional.empty(), OptionalInt.empty());
    }

    private static StoreConfig store(String... settings) throws ConfigRefusedException {
        return ConfigLayers.load(sources(settings)).outcry().database();
    }

    @Test
    void keepsEverythingInTheDataFolderUnlessToldOtherwise() throws ConfigRefusedException {
        var database = store().database(folder.resolve("db"), "dc1");

        assertThat(database.url()).isEqualTo("h2:file:" + folder.resolve("db").toAbsolutePath());
    }

    @Test
    void takesTheFirstLineOfTheFileForThePassword() throws ConfigRefusedException, IOException {
        var file = Files.writeString(folder.resolve("secret"), "wherefore\nart thou");

        var database = store("database.url=\"mysql://db.verona.example/outcry\"", "database.password-file=" + file)
                .database(folder, "dc1");

        assertThat(database.url()).isEqualTo("mysql://db.verona.example/outcry");
        assertThat(database.server())
                .isEqualTo(new ServerAccess("outcry", "wherefore", Optional.empty(), Optional.empty()));
    }

    @Test
    void saysWhichFileCannotBeRead() throws ConfigRefusedException {
        var missing = folder.resolve("missing");
        var store = store("database.password-file=" + missing);

        assertThatThrownBy(() -> store.database(folder, "dc1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("password-file must be readable")
                .hasMessageContaining(missing.toString());
    }

    @Test
    void refusesTwoPasswordsWithoutShowingOne() {
        var two = sources("database.password=wherefore", "database.password-file=secret");

        var refused = catchThrowableOfType(ConfigRefusedException.class, () -> ConfigLayers.load(two));

        assertThat(refused).hasMessageContaining("database.password-file: must not be set beside password");
        assertThat(refused).hasMessageNotContaining("wherefore");
    }

    @Test
    void neverShowsThePassword() throws ConfigRefusedException {
        var store = store("database.password=wherefore");

        assertThat(store.toString()).doesNotContain("wherefore");
        assertThat(store.database(folder, "dc1").toString()).doesNotContain("wherefore");
    }
}
