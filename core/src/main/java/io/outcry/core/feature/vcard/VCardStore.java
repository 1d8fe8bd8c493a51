package io.outcry.core.feature.vcard;

import io.outcry.core.address.Jid;
import io.outcry.core.stanza.Payload;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Keeps the vCard of every account, as the payload of the stanza that answers a request for it. */
public interface VCardStore {

    /** Empty where the owner has none. */
    CompletionStage<Optional<Payload>> find(Jid owner);

    /** Completes once durable, in place of the one before. */
    CompletionStage<Void> save(Jid owner, Payload vCard);

    /** Removes the owner's. */
    CompletionStage<Void> removeAll(Jid owner);
}
