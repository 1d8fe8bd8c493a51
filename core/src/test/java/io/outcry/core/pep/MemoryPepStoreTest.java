package io.outcry.core.pep;

class MemoryPepStoreTest implements PepStoreContract {

    private final MemoryPepStore store = new MemoryPepStore();

    @Override
    public PepStore store() {
        return store;
    }
}
