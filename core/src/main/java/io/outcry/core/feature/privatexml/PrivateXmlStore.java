package io.outcry.core.feature.privatexml;

import io.outcry.core.address.Jid;
import io.outcry.core.stanza.Payload;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Keeps what clients store for themselves: for each namespace one payload, which is that of the stanza that answers a
 * request for it.
 */
public interface PrivateXmlStore {

    /** As long as a namespace may be: it ends the keys, and MySQL's keys end at 3,072 bytes. */
    int MAX_NAMESPACE_CHARS = 511;

    /** Empty where nothing was stored in this namespace. */
    CompletionStage<Optional<Payload>> find(Jid owner, String namespace);

    /**
     * Stores all in place of what was there, or nothing. Completes once durable.
     *
     * @param maxNamespaces most that the owner may have; the answer is false, and nothing is stored, where it would have
     *     more. Changes of one owner at the same moment may each find that there is room.
     */
    CompletionStage<Boolean> save(Jid owner, Map<String, Payload> byNamespace, int maxNamespaces);

    /** Removes everything of this owner. */
    CompletionStage<Void> removeAll(Jid owner);
}
