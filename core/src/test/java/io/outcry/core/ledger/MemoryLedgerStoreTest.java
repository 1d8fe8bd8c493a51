package io.outcry.core.ledger;

class MemoryLedgerStoreTest implements LedgerStoreContract {

    private final LedgerStore ledger = new MemoryLedgerStore();

    @Override
    public LedgerStore ledger() {
        return ledger;
    }
}
