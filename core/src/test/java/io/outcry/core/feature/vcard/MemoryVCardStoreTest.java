package io.outcry.core.feature.vcard;

class MemoryVCardStoreTest implements VCardStoreContract {

    private final MemoryVCardStore store = new MemoryVCardStore();

    @Override
    public VCardStore store() {
        return store;
    }
}
