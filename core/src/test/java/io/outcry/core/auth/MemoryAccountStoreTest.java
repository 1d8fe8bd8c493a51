package io.outcry.core.auth;

class MemoryAccountStoreTest implements AccountStoreContract {

    private final AccountStore accounts = new MemoryAccountStore();

    @Override
    public AccountStore accounts() {
        return accounts;
    }
}
