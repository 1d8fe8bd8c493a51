package io.outcry.actors.room;

import io.outcry.actors.client.Consignment;
import io.outcry.actors.client.ToClient;
import io.outcry.core.address.Jid;
import io.outcry.core.custody.Fingerprint;
import io.outcry.core.stanza.Namespaces;
import io.outcry.core.stanza.Stanza;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stanza.StanzaText;
import java.util.Optional;
import java.util.Set;

/**
 * A stanza that waits for the room's decision.
 *
 * @param consignment how its sender keeps it until it is confirmed, where it does
 * @param onRecord ids of messages that were looked for, and found, in the room's ledger for it
 */
record RoomRequest(Stanza stanza, Optional<Consignment> consignment, Set<String> onRecord) {

    RoomRequest {
        onRecord = Set.copyOf(onRecord);
    }

    /** As it came. */
    RoomRequest(Stanza stanza, Optional<Consignment> consignment) {
        this(stanza, consignment, Set.of());
    }

    /** What it is known by, should it come again. */
    Fingerprint mark(StanzaText text) {
        var originId = stanza.payload()
                .find("origin-id", Namespaces.STANZA_ID)
                .map(origin -> origin.attributeOr("id", ""))
                .orElse("");
        return Fingerprint.of(consignment.map(Consignment::place), originId, text.write(stanza));
    }

    void confirm(Jid room, Optional<StanzaError> refusal) {
        consignment.ifPresent(kept -> kept.sender().tell(new ToClient.Confirmed(kept.place(), room, refusal)));
    }
}
