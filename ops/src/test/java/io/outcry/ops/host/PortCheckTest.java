package io.outcry.ops.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.outcry.ops.config.ConfigLayers;
import io.outcry.ops.config.ConfigRefusedException;
import io.outcry.ops.config.ConfigSources;
import io.outcry.ops.config.OutcryConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortCheckTest {

    @Test
    void namesTheTakenPortItsKeyAndItsHolder() throws IOException, ConfigRefusedException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var config = config("admin.port=" + taken.getLocalPort());

            var refused = catchThrowableOfType(StartRefusedException.class, () -> PortCheck.check(config));

            assertThat(refused)
                    .hasMessageContaining("Port " + taken.getLocalPort() + " is taken")
                    .hasMessageContaining("(admin.port)");
            if (Files.isReadable(Path.of("/proc/self/net/tcp"))) {
                assertThat(refused)
                        .hasMessageContaining(
                                "(process " + ProcessHandle.current().pid() + ")");
            }
        }
    }

    @Test
    void letsFreePortsPass() throws ConfigRefusedException {
        var config = config("admin.port=0");

        assertThatCode(() -> PortCheck.check(config)).doesNotThrowAnyException();
    }

    @Test
    void namesAnAddressThatIsNotHere() throws ConfigRefusedException {
        // TEST-NET-1 belongs to nobody (RFC 5737).
        var config = config("admin { address = 192.0.2.1, port = 5290 }");

        var refused = catchThrowableOfType(StartRefusedException.class, () -> PortCheck.check(config));

        assertThat(refused).hasMessageContaining("of 192.0.2.1 cannot be used");
    }

    @Test
    void findsTheHolderByTheKernelsTable(@TempDir Path proc) throws IOException {
        Files.createDirectories(proc.resolve("net"));
        Files.writeString(proc.resolve("net/tcp"), """
                  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
                   0: 00000000:1466 00000000:0000 01 00000000:00000000 00:00000000 00000000  0 0 111 1 0 0 0 0
                   1: 00000000:1466 00000000:0000 0A 00000000:00000000 00:00000000 00000000  0 0 222 1 0 0 0 0
                """);
        Files.createDirectories(proc.resolve("812/fd"));
        Files.writeString(proc.resolve("812/comm"), "nginx\n");
        Files.createSymbolicLink(proc.resolve("812/fd/7"), Path.of("socket:[222]"));

        assertThat(PortOwner.find(proc, 5222)).contains("nginx (process 812)");
        assertThat(PortOwner.find(proc, 5223)).isEmpty();
    }

    private static OutcryConfig config(String setting) throws ConfigRefusedException {
        var sources = ConfigSources.none()
                .withSetting("listeners.c2s.port=0")
                .withSetting("listeners.c2s-tls.port=0")
                .withSetting("cluster.port=0")
                .withSetting("admin.port=0")
                .withSetting(setting);
        return ConfigLayers.load(sources).outcry();
    }
}
