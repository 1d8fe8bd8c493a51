package io.outcry.ops.admin;

import io.outcry.core.NoPurge;
import io.outcry.core.address.Jid;
import io.outcry.core.auth.Octets;
import io.outcry.core.auth.ScramHash;
import io.outcry.core.auth.ScramKeys;
import io.outcry.core.retention.HoldStore;
import io.outcry.core.retention.MemoryHoldStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Accounts in memory, with keys that show which password they came from.
 *
 * @param upkeep what is found in the ledgers
 * @param changed every account whose change was announced, in order
 */
public record TestUsers(
        MemoryAccounts accounts,
        RecordingAudit audit,
        List<Jid> changed,
        StoredUsers.Setup setup,
        TestUpkeep upkeep,
        HoldStore holds) {

    public static TestUsers create() {
        var accounts = new MemoryAccounts();
        var audit = new RecordingAudit();
        var changed = new CopyOnWriteArrayList<Jid>();
        var next = new AtomicInteger();
        var setup = new StoredUsers.Setup(
                accounts,
                audit,
                TestUsers::keys,
                List.of("montague.example", "capulet.example"),
                () -> "id-" + next.incrementAndGet(),
                Clock.fixed(Instant.parse("2026-02-14T12:00:00Z"), ZoneOffset.UTC),
                Runnable::run,
                changed::add);
        return new TestUsers(accounts, audit, changed, setup, new TestUpkeep(), new MemoryHoldStore());
    }

    /** Of which nothing ever goes. */
    public StoredLedgers.Parts ledgers() {
        return new StoredLedgers.Parts(upkeep, new NoPurge(), holds);
    }

    /** One that says nothing of what there is. */
    public static CompletionStage<Void> backup(Path file) {
        try {
            Files.writeString(file, "all");
            return CompletableFuture.completedStage(null);
        } catch (IOException failed) {
            return CompletableFuture.failedStage(failed);
        }
    }

    public static Map<ScramHash, ScramKeys> keys(Password password) {
        var bytes = Octets.of(password.reveal().getBytes(StandardCharsets.UTF_8));
        return Map.of(ScramHash.SHA_256, new ScramKeys(bytes, 4096, bytes, bytes));
    }
}
