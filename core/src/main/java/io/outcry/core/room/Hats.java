package io.outcry.core.room;

import io.outcry.core.address.Jid;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The hats of a room (XEP-0317), and who wears them.
 *
 * @param all by their URIs, in the order of those
 * @param worn the URIs of each person's hats, in order, by the bare address; only of hats that there are, and never none
 */
public record Hats(NavigableMap<String, Hat> all, Map<Jid, List<String>> worn) {

    public static final Hats NONE = new Hats(new TreeMap<>(), Map.of());

    public Hats {
        all = Collections.unmodifiableNavigableMap(new TreeMap<>(all));
        worn = Map.copyOf(worn);
    }

    public Optional<Hat> find(String uri) {
        return Optional.ofNullable(all.get(uri));
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** What this person wears. */
    public List<Hat> of(Jid person) {
        return urisOf(person).stream().map(all::get).toList();
    }

    public List<String> urisOf(Jid person) {
        return worn.getOrDefault(person.bare(), List.of());
    }

    public boolean isWorn(String uri, Jid person) {
        return urisOf(person).contains(uri);
    }

    /** In the place of a hat of the same URI. */
    public Hats with(Hat hat) {
        var changed = new TreeMap<>(all);
        changed.put(hat.uri(), hat);
        return new Hats(changed, worn);
    }

    /** Nobody wears it any more, either. */
    public Hats without(String uri) {
        var rest = new TreeMap<>(all);
        rest.remove(uri);
        var others = new HashMap<Jid, List<String>>();
        worn.forEach((person, uris) -> {
            var kept = uris.stream().filter(other -> !other.equals(uri)).toList();
            if (!kept.isEmpty()) {
                others.put(person, kept);
            }
        });
        return new Hats(rest, others);
    }

    /** This person wears these and no others; those that there are not are passed over. */
    public Hats worn(Jid person, List<String> uris) {
        var known = uris.stream().filter(all::containsKey).distinct().sorted().toList();
        var changed = new HashMap<>(worn);
        if (known.isEmpty()) {
            changed.remove(person.bare());
        } else {
            changed.put(person.bare(), known);
        }
        return new Hats(all, changed);
    }

    public Hats put(String uri, Jid on) {
        return worn(on, Stream.concat(urisOf(on).stream(), Stream.of(uri)).toList());
    }

    public Hats take(String uri, Jid from) {
        return worn(
                from, urisOf(from).stream().filter(other -> !other.equals(uri)).toList());
    }
}
