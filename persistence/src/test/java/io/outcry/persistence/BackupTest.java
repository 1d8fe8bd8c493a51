package io.outcry.persistence;

import static io.outcry.persistence.Answers.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.outcry.core.address.Jid;
import io.outcry.core.ledger.Head;
import io.outcry.core.ledger.LedgerStore.Appended;
import io.outcry.core.ledger.LedgerStoreContract;
import io.outcry.core.retention.Hold;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {

    private static final Jid JULIET = Jid.of("juliet@capulet.example");
    private static final Hold HOLD =
            new Hold("hold-1", JULIET, "case 7", "Escalus", Instant.parse("2026-03-01T12:00:00Z"), Optional.empty());

    @TempDir
    private Path folder = Path.of("");

    @Test
    void isWholeAndHasAllThatWasDurableWhenItBegan() throws IOException {
        var zip = folder.resolve("all.zip");
        long before;
        try (var sql = TestDatabase.open(TestDatabase.inFolder(folder))) {
            before = append(sql, Head.EMPTY, 200).lastSeq();
            await(sql.stores().holds().place(HOLD));
            var isOver = new AtomicBoolean();
            var writing = CompletableFuture.runAsync(() -> {
                for (var head = new Head(1, 200); !isOver.get(); ) {
                    head = append(sql, head, 5);
                }
            });
            await(sql.backup(zip));
            isOver.set(true);
            writing.join();
        }

        var copy = Files.createDirectory(folder.resolve("copy"));
        restore(zip, copy);

        try (var sql = TestDatabase.open(TestDatabase.inFolder(copy))) {
            var found = await(sql.stores().upkeep().inspect(""));
            assertThat(found.faults()).isEmpty();
            assertThat(found.entries()).isGreaterThanOrEqualTo(before);
            assertThat(await(sql.stores().holds().active())).containsExactly(HOLD);
        }
    }

    private static Head append(SqlStores sql, Head head, int entries) {
        var appended = await(sql.stores()
                .ledger()
                .append(JULIET, head, 1, LedgerStoreContract.entries("a" + head.lastSeq() + "-", entries)));
        return ((Appended.Written) appended).head();
    }

    private static void restore(Path zip, Path target) throws IOException {
        try (var backup = new ZipFile(zip.toFile())) {
            var database = backup.stream()
                    .filter(entry -> entry.getName().endsWith(".mv.db"))
                    .findFirst()
                    .orElseThrow();
            Files.copy(backup.getInputStream(database), target.resolve("outcry.mv.db"));
        }
    }

    @Test
    void isForOthersToMakeWhereTheDatabaseIsNotAFileOfOurs() {
        for (var config : new DatabaseConfig[] {TestDatabase.inMemory(), TestDatabase.onMariaDb()}) {
            try (var sql = TestDatabase.open(config)) {
                assertThatThrownBy(() -> await(sql.backup(folder.resolve("none.zip"))))
                        .rootCause()
                        .isInstanceOf(NoBackupException.class);
            }
        }
        assertThat(folder.resolve("none.zip")).doesNotExist();
    }
}
