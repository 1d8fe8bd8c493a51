package io.outcry.core.contact;

class MemoryContactStoreTest implements ContactStoreContract {

    private final MemoryContactStore store = new MemoryContactStore();

    @Override
    public ContactStore store() {
        return store;
    }
}
