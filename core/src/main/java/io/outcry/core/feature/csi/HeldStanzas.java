package io.outcry.core.feature.csi;

import io.outcry.core.address.Jid;
import io.outcry.core.feature.csi.ClientStateIndication.Indication;
import io.outcry.core.stanza.Stanza;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What waits until somebody looks at the client again. Stanzas come out in the order in which they came in, but for those
 * that a newer one of the same sender replaced; none is kept back when something important follows it.
 *
 * <pre>active → inactive, holding → active</pre>
 *
 * <p>Changes in place and belongs to one session. A stanza counts as sent only when it comes out of here.
 */
public final class HeldStanzas {

    /** One place: a kind of stanza from one sender; {@code number} keeps those apart that nothing replaces. */
    private record Place(Class<? extends Stanza> kind, Optional<Jid> from, long number) {}

    private final ClientStateConfig config;
    private final Map<Place, Stanza> held = new LinkedHashMap<>();
    private boolean isInactive;
    private long count;

    public HeldStanzas(ClientStateConfig config) {
        this.config = config;
    }

    /** The client spoke. Gives what to send now; where it said the same before, nothing. */
    public List<Stanza> on(Indication indication) {
        return switch (indication) {
            case ACTIVE -> {
                isInactive = false;
                yield release();
            }
            case INACTIVE -> {
                isInactive = true;
                yield List.of();
            }
        };
    }

    /** A stanza is about to be sent to the client. Gives what to send instead, in order. */
    public List<Stanza> offer(Stanza stanza) {
        if (!isInactive) {
            return List.of(stanza);
        }
        return switch (Urgency.of(stanza)) {
            case NOW -> {
                var all = release();
                all.add(stanza);
                yield all;
            }
            case LATEST_ONLY -> hold(new Place(stanza.getClass(), stanza.from(), 0), stanza);
            case LATER -> hold(new Place(stanza.getClass(), stanza.from(), ++count), stanza);
        };
    }

    /** The connection is gone: what is held goes to the outbox, and a resumed stream is active (XEP-0352 §4.2). */
    public List<Stanza> reset() {
        return on(Indication.ACTIVE);
    }

    /** Something is sent that is not offered here: what came before it goes first. */
    public List<Stanza> yieldAll() {
        return release();
    }

    public int size() {
        return held.size();
    }

    private List<Stanza> hold(Place place, Stanza stanza) {
        // Taken out first, so that what is newest stands last.
        held.remove(place);
        held.put(place, stanza);
        return held.size() > config.maxHeldStanzas() ? release() : List.of();
    }

    private List<Stanza> release() {
        var all = new ArrayList<>(held.values());
        held.clear();
        return all;
    }
}
