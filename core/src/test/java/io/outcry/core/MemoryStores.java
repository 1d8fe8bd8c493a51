package io.outcry.core;

import io.outcry.core.archive.LedgerArchive;
import io.outcry.core.audit.NoAudit;
import io.outcry.core.auth.AccountStore;
import io.outcry.core.auth.MemoryAccountStore;
import io.outcry.core.contact.BlockStore;
import io.outcry.core.contact.ContactStore;
import io.outcry.core.contact.MemoryBlockStore;
import io.outcry.core.contact.MemoryContactStore;
import io.outcry.core.feature.privatexml.MemoryPrivateXmlStore;
import io.outcry.core.feature.vcard.MemoryVCardStore;
import io.outcry.core.feature.vcard.VCardStore;
import io.outcry.core.ledger.LedgerStore;
import io.outcry.core.ledger.MemoryLedgerStore;
import io.outcry.core.pep.MemoryPepStore;
import io.outcry.core.pep.PepStore;
import io.outcry.core.retention.MemoryHoldStore;
import io.outcry.core.room.MemoryRoomStore;
import io.outcry.core.routing.MemoryFarewellStore;

/** Every store, for as long as a test runs. */
public final class MemoryStores {

    private MemoryStores() {}

    public static Stores empty() {
        return of(new MemoryAccountStore());
    }

    /** With these accounts. */
    public static Stores of(AccountStore accounts) {
        return of(
                accounts,
                new MemoryContactStore(),
                new MemoryBlockStore(),
                new MemoryPepStore(),
                new MemoryVCardStore(),
                new MemoryLedgerStore());
    }

    /** With these stores, and with others where they play no part. */
    public static Stores of(
            AccountStore accounts,
            ContactStore contacts,
            BlockStore blocks,
            PepStore pep,
            VCardStore vCards,
            LedgerStore ledger) {
        return new Stores(
                accounts,
                contacts,
                blocks,
                pep,
                new MemoryFarewellStore(),
                vCards,
                new MemoryPrivateXmlStore(),
                new MemoryRoomStore(),
                ledger,
                new LedgerArchive(ledger),
                new NoUpkeep(),
                new NoPurge(),
                new MemoryHoldStore(),
                new NoAudit());
    }
}
