package io.outcry.persistence.ledger;

import io.outcry.core.address.Jid;
import io.outcry.core.ledger.Head;
import io.outcry.core.ledger.LedgerStore;
import io.outcry.core.ledger.LedgerStore.Appended;
import io.outcry.core.ledger.LedgerStoreContract;
import io.outcry.persistence.TestDatabase;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Appends for several owners until it is killed, and writes {@code owner seq} for each append that was acknowledged. */
public final class AppendingChild {

    static final int OWNERS = 8;

    private final LedgerStore ledger;
    private final OutputStream acknowledged = System.out;

    private AppendingChild(LedgerStore ledger) {
        this.ledger = ledger;
    }

    public static void main(String[] arguments) throws InterruptedException {
        var sql = TestDatabase.open(TestDatabase.inFolder(Path.of(arguments[0])));
        var child = new AppendingChild(sql.stores().ledger());
        for (var owner = 0; owner < OWNERS; owner++) {
            child.append(owner, Head.EMPTY);
        }
        Thread.currentThread().join();
    }

    static Jid owner(int number) {
        return new Jid("owner" + number, "capulet.example", "");
    }

    private void append(int owner, Head head) {
        var entry = LedgerStoreContract.entry(owner + "-" + (head.lastSeq() + 1));
        var _ = ledger.append(owner(owner), head, 1, List.of(entry)).whenComplete((appended, _) -> {
            if (appended instanceof Appended.Written written) {
                acknowledge(owner + " " + written.head().lastSeq() + "\n");
                append(owner, written.head());
            }
        });
    }

    private synchronized void acknowledge(String line) {
        try {
            acknowledged.write(line.getBytes(StandardCharsets.US_ASCII));
            acknowledged.flush();
        } catch (java.io.IOException gone) {
            throw new java.io.UncheckedIOException(gone);
        }
    }
}
