package io.outcry.it.load.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProcessTreeTest {

    @Test
    void addsUserAndSystemTimeWhateverTheProgramIsCalled() {
        var stat = "42 (a ) b (c) S 1 42 42 0 -1 4194560 100 200 3 4 150 25 9 9 20 0 30 0 12345 999 888";

        assertThat(ProcessTree.cpuNanos(stat))
                .isEqualTo(Duration.ofMillis(1_750).toNanos());
    }

    @Test
    void readsTheResidentMemory() {
        assertThat(ProcessTree.residentBytes(Stream.of("Name:\tjava", "VmHWM:\t  900 kB", "VmRSS:\t  512 kB")))
                .isEqualTo(512 * 1_024);
    }

    @Test
    void knowsWhatThisProcessUses() {
        assertThat(ProcessTree.own().exists()).isTrue();
        assertThat(ProcessTree.own().usage().cpuNanos()).isPositive();
        assertThat(ProcessTree.own().usage().residentBytes()).isGreaterThan(1_000_000);
    }

    @Test
    void countsTheChildrenToo() throws Exception {
        var shell = new ProcessBuilder("bash", "-c", "sleep 60 & wait").start();
        try {
            awaitChild(shell);

            var alone =
                    ProcessTree.residentBytes(Files.readAllLines(Path.of("/proc/" + shell.pid() + "/status")).stream());
            assertThat(new ProcessTree(shell.pid()).usage().residentBytes()).isGreaterThan(alone);
        } finally {
            shell.descendants().forEach(ProcessHandle::destroyForcibly);
            shell.destroyForcibly();
        }
    }

    private static void awaitChild(Process shell) {
        var end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (shell.descendants().findAny().isEmpty() && System.nanoTime() < end) {
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }

    @Test
    void seesThatThereIsNoSuchProcess() {
        assertThat(new ProcessTree(Integer.MAX_VALUE).exists()).isFalse();
    }
}
