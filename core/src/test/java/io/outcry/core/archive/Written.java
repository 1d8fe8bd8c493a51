package io.outcry.core.archive;

import io.outcry.core.address.Jid;
import io.outcry.core.ledger.Entry;
import io.outcry.core.ledger.Head;
import io.outcry.core.ledger.LedgerStore;
import io.outcry.core.ledger.Listed;
import io.outcry.core.ledger.StanzaIds;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Writes one owner's ledger by one clock, entry by entry; each tells its id. */
public final class Written {

    private final LedgerStore ledger;
    private final Jid owner;
    private final StanzaIds ids;
    private Instant now = ArchiveStoreContract.NOON;
    private Head head;

    public Written(LedgerStore ledger, Jid owner) {
        this(ledger, owner, Head.EMPTY);
    }

    private Written(LedgerStore ledger, Jid owner, Head head) {
        this.ledger = ledger;
        this.owner = owner;
        this.ids = new StanzaIds(this::now, new Random(owner.hashCode()));
        this.head = head;
    }

    /** The same ledger, by another clock. */
    public Written continuedElsewhere() {
        return new Written(ledger, owner, head);
    }

    private Instant now() {
        return now;
    }

    public Written at(Instant time) {
        now = time;
        return this;
    }

    public String from(Jid peer) {
        return message(Entry.Kind.RECEIVED, peer, "", "");
    }

    public String to(Jid peer) {
        return message(Entry.Kind.SENT, peer, "", "");
    }

    public String hidden(Jid peer) {
        return append(Entry.Kind.RECEIVED, peer, new Listed(false, "", ""));
    }

    public String message(Entry.Kind kind, Jid peer, String messageId, String retracts) {
        return append(kind, peer, new Listed(true, messageId, retracts));
    }

    private String append(Entry.Kind kind, Jid peer, Listed listed) {
        var id = ids.next();
        var entry = new Entry(id, now, kind, peer, "", listed, "<message xmlns='jabber:client'/>");
        ledger.append(owner, head, 1, List.of(entry))
                .toCompletableFuture()
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
        head = head.after(1, 1);
        return id;
    }
}
