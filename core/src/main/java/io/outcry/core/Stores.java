package io.outcry.core;

import io.outcry.core.auth.AccountStore;
import io.outcry.core.contact.ContactStore;
import io.outcry.core.ledger.LedgerStore;

/** Every store that a feature or an actor may need. */
public record Stores(AccountStore accounts, ContactStore contacts, LedgerStore ledger) {}
