package io.outcry.persistence.ledger;

import io.outcry.core.ledger.Entry;
import io.outcry.core.ledger.Head;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What one owner appends, as it stands in the queue.
 *
 * @param owner as the key's text
 * @param target where the ledger stands once it is written
 */
record Append(String owner, Head known, Head target, List<Entry> lines, long sizeChars) implements GroupCommit.Weighed {

    /** An entry under the number that it will have. */
    record Line(long seq, Entry entry) {}

    static Append of(String owner, Head known, long epoch, List<Entry> entries) {
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("nothing to append");
        }
        if (epoch < 1 || (epoch != known.epoch() && epoch != known.epoch() + 1)) {
            throw new IllegalArgumentException("epoch " + epoch + " does not follow epoch " + known.epoch());
        }
        var lines = List.copyOf(entries);
        var chars = lines.stream().mapToLong(Entry::sizeChars).sum();
        return new Append(owner, known, known.after(epoch, lines.size()), lines, chars);
    }

    Stream<Line> numbered() {
        var before = known.lastSeq();
        return IntStream.range(0, lines.size()).mapToObj(index -> new Line(before + 1 + index, lines.get(index)));
    }

    @Override
    public int entries() {
        return lines.size();
    }
}
