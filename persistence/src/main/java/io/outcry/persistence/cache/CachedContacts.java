package io.outcry.persistence.cache;

import io.outcry.core.address.Jid;
import io.outcry.core.contact.Contact;
import io.outcry.core.contact.ContactStore;
import io.outcry.core.contact.Contacts;
import java.util.concurrent.CompletionStage;

/** Contacts, remembered. */
record CachedContacts(ContactStore database, Layers layers) implements ContactStore {

    @Override
    public CompletionStage<Contacts> load(Jid owner) {
        return layers.read(Kind.CONTACTS, owner, () -> database.load(owner));
    }

    @Override
    public CompletionStage<Void> save(Jid owner, Contact contact, long version) {
        return layers.change(Kind.CONTACTS, owner, () -> database.save(owner, contact, version));
    }

    @Override
    public CompletionStage<Void> removeAll(Jid owner) {
        return layers.change(Kind.CONTACTS, owner, () -> database.removeAll(owner));
    }
}
