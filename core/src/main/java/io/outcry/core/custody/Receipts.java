package io.outcry.core.custody;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;

/**
 * What an owner took of late, by which it knows a repeat: by its place in its stream, or by its sender's full address and
 * own id (XEP-0359), and in either case only with the same text. Of those on record the oldest are forgotten.
 *
 * <p>Changes in place and belongs to one owner.
 */
public final class Receipts {

    /** What a message is to its owner. */
    public enum Kind {
        /** It was not here before. */
        NEW,
        /** It is being put on record; the answer to the first one counts. */
        UNDER_WAY,
        /** It is on record. */
        ON_RECORD
    }

    private record Name(String originId, String digest) {}

    private record Receipt(Fingerprint mark, boolean isOnRecord) {}

    private final int max;

    /** By a number that only grows. */
    private final Map<Long, Receipt> all = new HashMap<>();

    /** Those that are on record, oldest first. What is under way is not forgotten: it would be taken twice. */
    private final LinkedHashSet<Long> onRecord = new LinkedHashSet<>();

    private final Map<Place, Long> byPlace = new HashMap<>();
    private final Map<Name, Long> byName = new HashMap<>();

    /** The furthest position of each stream that is known here, and how many receipts of it there are. */
    private final LinkedHashMap<String, Long> furthest = new LinkedHashMap<>(16, 0.75f, true);

    private long count;

    /** @param max how many messages on record are remembered, and of how many streams */
    public Receipts(int max) {
        this.max = max;
    }

    /** Whether something of the stream did not come that was sent before this. */
    public boolean isOutOfTurn(Place place, long previous) {
        return previous != 0 && previous > furthest.getOrDefault(place.stream(), 0L);
    }

    /** What the message is. One that is new counts as under way, until it is {@link #recorded} or {@link #forget forgotten}. */
    public Kind take(Fingerprint mark) {
        var known = find(mark);
        if (known.isPresent()) {
            return known.get().isOnRecord() ? Kind.ON_RECORD : Kind.UNDER_WAY;
        }
        put(mark, false);
        return Kind.NEW;
    }

    /** Whether a message like this is on record, by what was read from there; see {@link #recorded}. */
    public boolean isOnRecord(Fingerprint mark) {
        return find(mark).filter(Receipt::isOnRecord).isPresent();
    }

    /** The message came this far, whatever became of it. */
    public void came(Place place) {
        furthest.merge(place.stream(), place.position(), Math::max);
        if (furthest.size() > max) {
            furthest.pollFirstEntry();
        }
    }

    /** The message is on record. */
    public void recorded(Fingerprint mark) {
        forget(mark);
        put(mark, true);
        mark.place().ifPresent(this::came);
    }

    /** The message did not come on record: it may come again. */
    public void forget(Fingerprint mark) {
        numberOf(mark).ifPresent(this::drop);
    }

    private Optional<Receipt> find(Fingerprint mark) {
        return numberOf(mark).map(all::get);
    }

    private Optional<Long> numberOf(Fingerprint mark) {
        return mark.place()
                .map(byPlace::get)
                .filter(number -> isSame(number, mark))
                .or(() -> name(mark).map(byName::get));
    }

    /** A client that leaves something out when it sends again puts another message in this place. */
    private boolean isSame(long number, Fingerprint mark) {
        var receipt = all.get(number);
        return receipt != null && receipt.mark().digest().equals(mark.digest());
    }

    /** Some clients use an id twice, for different messages. */
    private static Optional<Name> name(Fingerprint mark) {
        return mark.originId().isEmpty() || mark.digest().isEmpty()
                ? Optional.empty()
                : Optional.of(new Name(mark.originId(), mark.digest()));
    }

    private void put(Fingerprint mark, boolean isOnRecord) {
        var number = ++count;
        all.put(number, new Receipt(mark, isOnRecord));
        mark.place().ifPresent(place -> byPlace.put(place, number));
        name(mark).ifPresent(name -> byName.put(name, number));
        if (isOnRecord && onRecord.add(number) && onRecord.size() > max) {
            drop(onRecord.getFirst());
        }
    }

    private void drop(long number) {
        var receipt = all.remove(number);
        onRecord.remove(number);
        if (receipt != null) {
            var mark = receipt.mark();
            mark.place().ifPresent(place -> byPlace.remove(place, number));
            name(mark).ifPresent(name -> byName.remove(name, number));
        }
    }
}
