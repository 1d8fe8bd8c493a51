package io.outcry.core.retention;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What the configuration lets go on one day.
 *
 * @param keptFrom the first day that is kept, for each domain of which something may go
 * @param drops the ends, oldest first, of partitions in which there is nothing that any domain has to keep
 */
public record PurgePlan(Map<String, LocalDate> keptFrom, List<LocalDate> drops) {

    public PurgePlan {
        keptFrom = Map.copyOf(keptFrom);
        drops = List.copyOf(drops);
    }

    /**
     * The plan of a day. Where entries would soon go with their whole partition, which costs nothing, they wait for that; so
     * it is for the domains that keep longest. Of domains that are not this node's, nobody said how long to keep them.
     *
     * @param domains of this node
     * @param ends of the partitions, each the first day that is not in it; empty where the table has none
     */
    public static PurgePlan of(
            RetentionConfig config, Collection<String> domains, LocalDate today, Collection<LocalDate> ends) {
        var exact = new HashMap<String, LocalDate>();
        for (var domain : domains) {
            config.of(domain).keptFrom(today).ifPresent(day -> exact.put(domain, day));
        }
        if (exact.size() < domains.size() || exact.isEmpty()) {
            return new PurgePlan(exact, List.of());
        }
        var sorted = new TreeSet<>(ends);
        var everywhere = exact.values().stream().min(LocalDate::compareTo).orElseThrow();
        exact.replaceAll((_, day) -> day.equals(everywhere) ? withPartition(sorted, day) : day);
        return new PurgePlan(exact, List.copyOf(sorted.headSet(everywhere, true)));
    }

    private static LocalDate withPartition(NavigableSet<LocalDate> ends, LocalDate day) {
        return Optional.ofNullable(ends.floor(day))
                .filter(end -> !end.plusDays(PartitionWidth.MAX_DAYS).isBefore(day))
                .orElse(day);
    }

    public boolean isEmpty() {
        return keptFrom.isEmpty();
    }

    /** The latest day before which anything may go. */
    public Optional<LocalDate> latest() {
        return keptFrom.values().stream().max(LocalDate::compareTo);
    }

    /** Empty where nothing of this domain may go. */
    public Optional<LocalDate> of(String domain) {
        return Optional.ofNullable(keptFrom.get(domain));
    }
}
