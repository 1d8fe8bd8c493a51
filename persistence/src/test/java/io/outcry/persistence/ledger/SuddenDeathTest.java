package io.outcry.persistence.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.ledger.LedgerStore;
import io.outcry.core.ledger.LedgerStoreContract;
import io.outcry.core.ledger.Placed;
import io.outcry.persistence.ChildJvm;
import io.outcry.persistence.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class SuddenDeathTest {

    private static final int KILL_AFTER = 1_000;

    @TempDir
    private Path folder;

    @Test
    void losesNothingThatWasAcknowledgedBeforeAKill() throws IOException, InterruptedException {
        var child = ChildJvm.start(AppendingChild.class, List.of(folder.toString()), folder.resolve("errors.txt"));

        var acknowledged = killAfter(child, KILL_AFTER);

        assertThat(acknowledged.values()).as("acknowledged by owner").allMatch(seq -> seq > 0);
        try (var sql = TestDatabase.open(TestDatabase.inFolder(folder))) {
            acknowledged.forEach((owner, seq) -> assertComplete(sql.stores().ledger(), owner, seq));
        }
    }

    /** The number of the last acknowledged entry of each owner, what was still in the pipe when the child died included. */
    private static Map<Integer, Long> killAfter(Process child, int appends) throws IOException, InterruptedException {
        var acknowledged = new HashMap<Integer, Long>();
        try (var lines = new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.US_ASCII))) {
            var count = 0;
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                count++;
                var parts = line.split(" ", 2);
                acknowledged.merge(Integer.valueOf(parts[0]), Long.valueOf(parts[1]), Math::max);
                if (count == appends) {
                    // By its handle, for the process itself would close the pipe with what is still in it.
                    child.toHandle().destroyForcibly();
                }
            }
            assertThat(count).as("appends before the child ended").isGreaterThanOrEqualTo(appends);
        }
        assertThat(child.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return acknowledged;
    }

    private static void assertComplete(LedgerStore ledger, int owner, long seq) {
        var jid = AppendingChild.owner(owner);
        var head = ledger.head(jid).toCompletableFuture().join();
        var placed = ledger.page(jid, 0, 100_000).toCompletableFuture().join();

        assertThat(head.lastSeq()).as("owner %s", owner).isGreaterThanOrEqualTo(seq);
        assertThat(placed)
                .as("owner %s", owner)
                .isEqualTo(LongStream.rangeClosed(1, head.lastSeq())
                        .mapToObj(number -> new Placed(1, number, LedgerStoreContract.entry(owner + "-" + number)))
                        .toList());
    }
}
