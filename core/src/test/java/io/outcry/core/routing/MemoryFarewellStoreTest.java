package io.outcry.core.routing;

class MemoryFarewellStoreTest implements FarewellStoreContract {

    private final MemoryFarewellStore store = new MemoryFarewellStore();

    @Override
    public FarewellStore store() {
        return store;
    }
}
