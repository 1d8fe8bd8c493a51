package io.outcry.persistence;

import static io.outcry.persistence.Answers.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.Stores;
import io.outcry.core.address.Jid;
import io.outcry.core.auth.Account;
import io.outcry.core.auth.AccountStoreContract;
import io.outcry.core.auth.ScramHash;
import io.outcry.core.contact.Contact;
import io.outcry.core.ledger.LedgerStoreContract;
import io.outcry.core.ledger.Placed;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9}, again and again, on a database that has a history. */
@Timeout(240)
class SuddenDeathTest {

    private static final int ACCOUNTS = 2_000;
    private static final int BATCH = 200;
    private static final int REMOVED = 500;

    /** How many writes are acknowledged before each kill: early in a process's life, and later. */
    private static final List<Integer> LIVES = List.of(1, 20, 300, 5, 1_000, 50);

    @TempDir
    private Path folder;

    private record Ledger(String store, int owner) {}

    @Test
    void losesNothingThatWasAcknowledgedBeforeAKill() throws IOException, InterruptedException {
        createAccounts();
        var acknowledged = new HashMap<Ledger, Long>();

        for (var writes : LIVES) {
            var child = ChildJvm.start(WritingChild.class, List.of(folder.toString()), folder.resolve("errors.txt"));
            acknowledged.putAll(killAfter(child, writes));

            try (var sql = TestDatabase.open(TestDatabase.inFolder(folder))) {
                acknowledged.forEach((ledger, number) -> assertComplete(sql.stores(), ledger, number));
                assertThat(await(sql.stores().accounts().count("capulet.example")))
                        .isEqualTo(ACCOUNTS - REMOVED);
            }
        }
    }

    /** Many are removed again, which leaves free space among what is in use. */
    private void createAccounts() {
        try (var sql = TestDatabase.open(TestDatabase.inFolder(folder))) {
            var accounts = sql.stores().accounts();
            for (var first = 0; first < ACCOUNTS; first += BATCH) {
                await(accounts.createAll(accounts(first)));
            }
            for (var number = 0; number < REMOVED; number++) {
                await(accounts.remove(WritingChild.owner(number)));
            }
        }
    }

    private static List<Account> accounts(int first) {
        return IntStream.range(first, first + BATCH)
                .mapToObj(number -> new Account(
                        WritingChild.owner(number),
                        AccountStoreContract.keys("" + number, ScramHash.SHA_1, ScramHash.SHA_256),
                        AccountStoreContract.BIRTH))
                .toList();
    }

    /** The number of the last acknowledged write of each kind, what was still in the pipe when the child died included. */
    private static Map<Ledger, Long> killAfter(Process child, int writes) throws IOException, InterruptedException {
        var acknowledged = new HashMap<Ledger, Long>();
        try (var lines = new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.US_ASCII))) {
            var count = 0;
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                count++;
                var parts = line.split(" ", 3);
                acknowledged.put(new Ledger(parts[0], Integer.parseInt(parts[1])), Long.valueOf(parts[2]));
                if (count == writes) {
                    // By its handle, for the process itself would close the pipe with what is still in it.
                    child.toHandle().destroyForcibly();
                }
            }
            assertThat(count).as("writes before the child ended").isGreaterThanOrEqualTo(writes);
        }
        assertThat(child.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return acknowledged;
    }

    private static void assertComplete(Stores stores, Ledger ledger, long number) {
        var owner = WritingChild.owner(ledger.owner());
        switch (ledger.store()) {
            case "contact" -> assertContacts(stores, owner, number);
            case "ledger" -> assertEntries(stores, ledger.owner(), owner, number);
            default -> throw new IllegalArgumentException(ledger.store());
        }
    }

    private static void assertContacts(Stores stores, Jid owner, long version) {
        var contacts = await(stores.contacts().load(owner));

        assertThat(contacts.version()).as("roster of %s", owner).isGreaterThanOrEqualTo(version);
        assertThat(contacts.all())
                .as("roster of %s", owner)
                .containsExactlyInAnyOrderElementsOf(contacts(contacts.version()));
    }

    private static List<Contact> contacts(long version) {
        return LongStream.rangeClosed(1, version)
                .mapToObj(WritingChild::contact)
                .toList();
    }

    private static void assertEntries(Stores stores, int number, Jid owner, long seq) {
        var head = await(stores.ledger().head(owner));
        var placed = await(stores.ledger().page(owner, 0, 100_000));

        assertThat(head.lastSeq()).as("ledger of %s", owner).isGreaterThanOrEqualTo(seq);
        assertThat(placed).as("ledger of %s", owner).hasSize((int) head.lastSeq());
        assertThat(placed.stream().map(Placed::entry))
                .as("ledger of %s", owner)
                .isEqualTo(LongStream.rangeClosed(1, head.lastSeq())
                        .mapToObj(entry -> LedgerStoreContract.entry(number + "-" + entry))
                        .toList());
    }
}
