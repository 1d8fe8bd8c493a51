package io.outcry.persistence.cache;

import io.outcry.core.address.Jid;
import io.outcry.core.feature.vcard.VCardStore;
import io.outcry.core.stanza.Payload;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** vCards, remembered. */
record CachedVCards(VCardStore database, Layers layers) implements VCardStore {

    @Override
    public CompletionStage<Optional<Payload>> find(Jid owner) {
        return layers.read(Kind.VCARD, owner, () -> database.find(owner));
    }

    @Override
    public CompletionStage<Void> save(Jid owner, Payload vCard) {
        return layers.change(Kind.VCARD, owner, () -> database.save(owner, vCard));
    }

    @Override
    public CompletionStage<Void> removeAll(Jid owner) {
        return layers.change(Kind.VCARD, owner, () -> database.removeAll(owner));
    }
}
