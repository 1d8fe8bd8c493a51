package io.outcry.core.room;

import io.outcry.core.address.Jid;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who belongs to a room, or is kept out of it, by the bare address. */
public record Belongings(Map<Jid, Belonging> all) {

    public static final Belongings NONE = new Belongings(Map.of());

    public Belongings {
        all = Map.copyOf(all);
    }

    public Belonging of(Jid person) {
        var bare = person.bare();
        return Optional.ofNullable(all.get(bare)).orElseGet(() -> Belonging.of(bare, Affiliation.NONE));
    }

    public Affiliation affiliationOf(Jid person) {
        return of(person).affiliation();
    }

    public List<Belonging> with(Affiliation affiliation) {
        return all.values().stream()
                .filter(belonging -> belonging.affiliation() == affiliation)
                .sorted((one, other) ->
                        one.person().toString().compareTo(other.person().toString()))
                .toList();
    }

    public boolean hasOtherOwner(Jid than) {
        return all.values().stream()
                .anyMatch(belonging -> belonging.affiliation() == Affiliation.OWNER
                        && !belonging.person().equals(than.bare()));
    }

    /** For whom this nickname is kept. */
    public Optional<Jid> holderOf(String nick) {
        return all.values().stream()
                .filter(belonging -> belonging.nick().equals(nick))
                .map(Belonging::person)
                .findFirst();
    }

    public Belongings with(Belonging belonging) {
        var changed = new HashMap<>(all);
        if (belonging.isForgettable()) {
            changed.remove(belonging.person());
        } else {
            changed.put(belonging.person(), belonging);
        }
        return new Belongings(changed);
    }

    public int size() {
        return all.size();
    }
}
