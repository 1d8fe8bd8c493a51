package io.outcry.core.contact;

import io.outcry.core.address.Jid;
import java.util.concurrent.CompletionStage;

/** Keeps the contacts of every account. */
public interface ContactStore {

    CompletionStage<Contacts> load(Jid owner);

    /**
     * Writes one contact as it is now, or removes it where it is forgettable, together with the roster's version.
     * Completes once durable.
     */
    CompletionStage<Void> save(Jid owner, Contact contact, long version);

    /** Removes everything of this owner. */
    CompletionStage<Void> removeAll(Jid owner);
}
