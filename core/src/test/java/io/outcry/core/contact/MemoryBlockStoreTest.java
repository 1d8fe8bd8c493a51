package io.outcry.core.contact;

class MemoryBlockStoreTest implements BlockStoreContract {

    private final MemoryBlockStore store = new MemoryBlockStore();

    @Override
    public BlockStore store() {
        return store;
    }
}
