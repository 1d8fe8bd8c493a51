package io.outcry.core.ledger;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which entries of a ledger no client of its owner has yet. An entry waits for a client, or is meant for clients that have
 * not said they have it, or is done with: a client has it, or it is for none.
 *
 * <pre>waiting → meant for clients → done;  meant for clients → waiting, where all of those end</pre>
 *
 * <p>Changes in place and belongs to one owner.
 */
public final class Undelivered {

    private final Seqs waiting = new Seqs();
    private final TreeMap<Long, Set<String>> meantFor = new TreeMap<>();

    /** What each client was sent and has not said it has, in the order in which it was sent. */
    private final Map<String, ArrayDeque<Long>> sentTo = new HashMap<>(4);

    private long last;

    /**
     * What the database says. Of entries that are new here nobody knows what became of them, so that they wait.
     *
     * @param delivered the stored cursor
     * @param lastSeq the ledger's last entry
     */
    public void found(long delivered, long lastSeq) {
        waiting.remove(1, delivered);
        meantFor.headMap(delivered, true).clear();
        waiting.add(Math.max(last, delivered) + 1, lastSeq);
        last = Math.max(last, lastSeq);
    }

    /** An entry was written that no client has to be given, as far as is known yet. */
    public void recorded(long seq) {
        last = Math.max(last, seq);
        waiting.remove(seq, seq);
    }

    /** The entry waits for a client. */
    public void waits(long seq) {
        waiting.add(seq, seq);
    }

    /** The entry is for these clients, at least one, which will be sent it. */
    public void meant(long seq, Collection<String> resources) {
        waiting.remove(seq, seq);
        meantFor.put(seq, Set.copyOf(resources));
    }

    /** The entry, which is meant for this client, is on its way to it. */
    public void sent(long seq, String resource) {
        sentTo.computeIfAbsent(resource, _ -> new ArrayDeque<>(4)).add(seq);
    }

    /** The client has this entry and all that it was sent before. One client that has an entry is enough. */
    public void given(String resource, long seq) {
        var sent = sentTo.getOrDefault(resource, new ArrayDeque<>(0));
        if (!sent.contains(seq)) {
            return;
        }
        var next = sent.remove();
        meantFor.remove(next);
        while (next != seq) {
            next = sent.remove();
            meantFor.remove(next);
        }
        if (sent.isEmpty()) {
            sentTo.remove(resource);
        }
    }

    /** The entry is not sent to this client after all. */
    public void notMeant(long seq, String resource) {
        var holders = meantFor.getOrDefault(seq, Set.of());
        if (!holders.contains(resource)) {
            return;
        }
        var others = new HashSet<>(holders);
        others.remove(resource);
        if (others.isEmpty()) {
            meantFor.remove(seq);
            waiting.add(seq, seq);
        } else {
            meantFor.put(seq, Set.copyOf(others));
        }
    }

    /** The client's session is over: what is meant for it alone, and what it did not say it has, waits again. */
    public void ended(String resource) {
        sentTo.remove(resource);
        for (var seq : meantFor.keySet().toArray(Long[]::new)) {
            notMeant(seq, resource);
        }
    }

    /** These entries and all between are for no client any more. */
    public void done(long first, long upTo) {
        waiting.remove(first, upTo);
    }

    public boolean isWaiting(long seq) {
        return waiting.contains(seq);
    }

    /** The first entry behind this one that waits. */
    public OptionalLong nextWaiting(long after) {
        return waiting.after(after);
    }

    public long countWaiting() {
        return waiting.count();
    }

    /** How many entries the client was sent and has not said it has. */
    public int countSent(String resource) {
        return sentTo.getOrDefault(resource, new ArrayDeque<>(0)).size();
    }

    /** The last entry that is known. */
    public long last() {
        return last;
    }

    /** Every entry up to this one is done with. */
    public long cursor() {
        var firstWaiting = waiting.first().orElse(last + 1);
        var firstMeant = meantFor.isEmpty() ? last + 1 : meantFor.firstKey();
        return Math.min(firstWaiting, firstMeant) - 1;
    }
}
