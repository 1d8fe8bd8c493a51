package io.outcry.core.feature.privatexml;

class MemoryPrivateXmlStoreTest implements PrivateXmlStoreContract {

    private final MemoryPrivateXmlStore store = new MemoryPrivateXmlStore();

    @Override
    public PrivateXmlStore store() {
        return store;
    }
}
