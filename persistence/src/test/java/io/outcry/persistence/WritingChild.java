package io.outcry.persistence;

import io.outcry.core.Stores;
import io.outcry.core.address.Jid;
import io.outcry.core.contact.Contact;
import io.outcry.core.ledger.Head;
import io.outcry.core.ledger.LedgerStore.Appended;
import io.outcry.core.ledger.LedgerStoreContract;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes for several owners until it is killed, each time a contact and then an entry of the ledger, and prints
 * {@code contact owner version} or {@code ledger owner seq} for each write that was acknowledged.
 */
public final class WritingChild {

    static final int OWNERS = 8;

    private final Stores stores;
    private final OutputStream acknowledged = System.out;

    private WritingChild(Stores stores) {
        this.stores = stores;
    }

    public static void main(String[] arguments) throws InterruptedException {
        var sql = TestDatabase.open(TestDatabase.inFolder(Path.of(arguments[0])));
        var child = new WritingChild(sql.stores());
        for (var owner = 0; owner < OWNERS; owner++) {
            child.carryOn(owner);
        }
        Thread.currentThread().join();
    }

    static Jid owner(int number) {
        return new Jid("owner" + number, "capulet.example", "");
    }

    /** The contact that is written as the roster's version so many. */
    static Contact contact(long version) {
        return Contact.unknown(new Jid("friend" + version, "montague.example", ""))
                .inRoster()
                .withName("Friend " + version);
    }

    private void carryOn(int owner) {
        var head = stores.ledger().head(owner(owner)).toCompletableFuture().join();
        save(owner, head, head.epoch() + 1);
    }

    private void save(int owner, Head head, long epoch) {
        var version = head.lastSeq() + 1;
        var _ = stores.contacts().save(owner(owner), contact(version), version).thenRun(() -> {
            acknowledge("contact " + owner + " " + version + "\n");
            append(owner, head, epoch);
        });
    }

    private void append(int owner, Head head, long epoch) {
        var entry = LedgerStoreContract.entry(owner + "-" + (head.lastSeq() + 1));
        var _ = stores.ledger()
                .append(owner(owner), head, epoch, List.of(entry))
                .thenAccept(appended -> {
                    if (appended instanceof Appended.Written written) {
                        acknowledge("ledger " + owner + " " + written.head().lastSeq() + "\n");
                        save(owner, written.head(), epoch);
                    }
                });
    }

    private synchronized void acknowledge(String line) {
        try {
            acknowledged.write(line.getBytes(StandardCharsets.US_ASCII));
            acknowledged.flush();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
