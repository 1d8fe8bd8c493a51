package io.outcry.core.archive;

import io.outcry.core.ledger.LedgerStore;
import io.outcry.core.ledger.MemoryLedgerStore;

class LedgerArchiveTest implements ArchiveStoreContract {

    private final LedgerStore ledger = new MemoryLedgerStore();
    private final ArchiveStore archive = new LedgerArchive(ledger);

    @Override
    public LedgerStore ledger() {
        return ledger;
    }

    @Override
    public ArchiveStore archive() {
        return archive;
    }
}
