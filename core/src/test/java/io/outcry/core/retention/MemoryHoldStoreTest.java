package io.outcry.core.retention;

class MemoryHoldStoreTest implements HoldStoreContract {

    private final HoldStore holds = new MemoryHoldStore();

    @Override
    public HoldStore holds() {
        return holds;
    }
}
