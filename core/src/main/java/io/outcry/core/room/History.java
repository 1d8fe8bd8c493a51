package io.outcry.core.room;

import io.outcry.core.stanza.Message;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The last messages of a room, oldest first, for who enters; the ledger has all. */
public record History(List<Said> messages) {

    public static final History EMPTY = new History(List.of());

    /** How many are at hand for every room. */
    public static final int MOST = 50;

    /**
     * A message of the room.
     *
     * @param message from its occupant, with the room's id, to nobody
     */
    public record Said(Instant at, String id, Message message) {}

    public History {
        messages = List.copyOf(messages);
    }

    public History with(Said said) {
        return new History(Stream.concat(
                        messages.stream().skip(Math.max(0, messages.size() + 1L - MOST)), Stream.of(said))
                .toList());
    }

    public Optional<Said> find(String id) {
        return messages.stream().filter(said -> said.id().equals(id)).findFirst();
    }

    public boolean has(String id) {
        return find(id).isPresent();
    }

    /** Without the message of this id, which was taken back. */
    public History without(String id) {
        return new History(
                messages.stream().filter(said -> !said.id().equals(id)).toList());
    }
}
