package io.outcry.ops.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void isHeldByOneAtATime() throws IOException {
        var data = new DataFolder(folder.resolve("data"));

        try (var _ = data.tryHold().orElseThrow()) {
            assertThat(data.tryHold()).isEmpty();
        }

        try (var again = data.tryHold().orElseThrow()) {
            assertThat(again.lock().isValid()).isTrue();
        }
    }

    @Test
    void isMadeForItsOwnerOnly() throws IOException {
        var data = new DataFolder(folder.resolve("deep/data"));

        data.tryHold().orElseThrow().close();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.root())))
                .isEqualTo("rwx------");
    }

    @Test
    void writesSecretsForItsOwnerOnly() throws IOException {
        var file = folder.resolve("secret");
        Files.writeString(file, "old");

        PrivateFiles.write(file, "new");

        assertThat(Files.readString(file)).isEqualTo("new");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void remembersThatItWasStarted() throws IOException {
        var data = new DataFolder(folder);

        assertThat(data.wasStarted()).isFalse();
        data.markStarted();

        assertThat(data.wasStarted()).isTrue();
    }
}
