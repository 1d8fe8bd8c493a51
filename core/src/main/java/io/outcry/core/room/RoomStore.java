package io.outcry.core.room;

import io.outcry.core.address.Jid;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Keeps rooms, but for what is said in them, which is in their ledgers. */
public interface RoomStore {

    /** Empty where there is no such room. */
    CompletionStage<Optional<StoredRoom>> load(Jid room);

    /**
     * Makes all of the changes in their order, or none. Completes once durable. A room that is not there is made by {@link
     * RoomChange.Created} alone; any other change to one fails.
     */
    CompletionStage<Void> save(Jid room, List<RoomChange> changes);

    /**
     * The public rooms of a service (XEP-0045 §6.3), by their address in code-point order, with their titles.
     *
     * @param after the room behind which the page begins; empty for the first page
     */
    CompletionStage<List<Listed>> listed(String service, Optional<Jid> after, int limit);

    /** How many rooms a service lists. */
    CompletionStage<Long> countListed(String service);

    /** A room that its service lists; the title is empty where it has none. */
    record Listed(Jid room, String title) {}
}
