package io.outcry.core.ledger;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

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

    /** What clients have, as their sessions said, and is beyond the cursor: it is not to wait for another client. */
    private final TreeSet<Long> had = new TreeSet<>();

    /** What sessions said before it was known where the ledger stands. */
    private final List<Claim> claims = new ArrayList<>(0);

    private long last;
    private boolean isFound;

    private record Claim(String resource, GivenSoFar given) {

        Claim given(long seq) {
            return new Claim(resource, given.given(seq));
        }
    }

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
        isFound = true;
        claims.forEach(this::apply);
        claims.clear();
    }

    /**
     * A session that outlived what was known here says what it has and what is on its way to it. Counts once it is known
     * where the ledger stands.
     */
    public void claim(String resource, GivenSoFar given) {
        var claim = new Claim(resource, given);
        if (isFound) {
            apply(claim);
        } else {
            claims.add(claim);
        }
    }

    private void apply(Claim claim) {
        var done = cursor();
        had.headSet(done, true).clear();
        for (var seq : claim.given().had()) {
            meantFor.remove(seq);
            waiting.remove(seq, seq);
            had.add(seq);
        }
        for (var seq : claim.given().onTheWay()) {
            if (seq > done && !had.contains(seq)) {
                alsoMeant(seq, claim.resource());
            }
            sent(seq, claim.resource());
        }
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

    /** The entry is for this client as well, whoever else it is for or has it. */
    public void alsoMeant(long seq, String resource) {
        var all = new HashSet<>(meantFor.getOrDefault(seq, Set.of()));
        all.add(resource);
        meant(seq, all);
    }

    /** The entry, which is meant for this client, is on its way to it. */
    public void sent(long seq, String resource) {
        sentTo.computeIfAbsent(resource, _ -> new ArrayDeque<>(4)).add(seq);
    }

    /** The client has this entry and all that it was sent before. One client that has an entry is enough. */
    public void given(String resource, long seq) {
        claims.replaceAll(claim -> claim.resource().equals(resource) ? claim.given(seq) : claim);
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
        claims.removeIf(claim -> claim.resource().equals(resource));
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
