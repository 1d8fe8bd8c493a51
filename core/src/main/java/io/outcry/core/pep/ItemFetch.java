package io.outcry.core.pep;

import io.outcry.core.address.Jid;
import io.outcry.core.stanza.Iq;
import java.util.List;

/**
 * Items whose payloads have to be read, and what for.
 *
 * @param ids in the order in which they are wanted
 */
public record ItemFetch(String node, List<String> ids, Purpose purpose) {

    /** What the items are wanted for. */
    public sealed interface Purpose {

        /**
         * Somebody asked for them.
         *
         * @param of how many items the node has, where these are not all that were asked for
         */
        record Answer(Iq request, int of) implements Purpose {}

        /** A node's newest item is due to this client, or to whoever subscribed. */
        record Last(Jid receiver) implements Purpose {}
    }

    public ItemFetch {
        ids = List.copyOf(ids);
    }
}
