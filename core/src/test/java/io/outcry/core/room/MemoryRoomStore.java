package io.outcry.core.room;

import io.outcry.core.StoreException;
import io.outcry.core.StoreException.Reason;
import io.outcry.core.address.Jid;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Rooms for as long as a test runs. */
public final class MemoryRoomStore implements RoomStore {

    private TreeMap<String, StoredRoom> rooms = new TreeMap<>();

    @Override
    public synchronized CompletionStage<Optional<StoredRoom>> load(Jid room) {
        return CompletableFuture.completedStage(Optional.ofNullable(rooms.get(room.toString())));
    }

    @Override
    public synchronized CompletionStage<Void> save(Jid room, List<RoomChange> changes) {
        var changed = new TreeMap<>(rooms);
        try {
            changes.forEach(change -> apply(changed, room.toString(), change));
        } catch (StoreException refused) {
            return CompletableFuture.failedStage(refused);
        }
        rooms = changed;
        return CompletableFuture.completedStage(null);
    }

    private static void apply(Map<String, StoredRoom> rooms, String room, RoomChange change) {
        var before = Optional.ofNullable(rooms.get(room));
        if (before.isPresent() == change instanceof RoomChange.Created) {
            throw new StoreException(Reason.REFUSED, "there is a room already, or none");
        }
        switch (change) {
            case RoomChange.Created made ->
                rooms.put(
                        room,
                        new StoredRoom(made.at(), made.config(), Belongings.NONE, Optional.empty(), Occupants.NOBODY));
            case RoomChange.Configured set -> {
                var is = before.orElseThrow();
                rooms.put(
                        room, new StoredRoom(is.since(), set.config(), is.belongings(), is.subject(), is.occupants()));
            }
            case RoomChange.Belongs belongs -> {
                var is = before.orElseThrow();
                rooms.put(
                        room,
                        new StoredRoom(
                                is.since(),
                                is.config(),
                                is.belongings().with(belongs.belonging()),
                                is.subject(),
                                is.occupants()));
            }
            case RoomChange.SubjectSet set -> {
                var is = before.orElseThrow();
                rooms.put(
                        room,
                        new StoredRoom(
                                is.since(), is.config(), is.belongings(), Optional.of(set.subject()), is.occupants()));
            }
            case RoomChange.Inside inside -> {
                var is = before.orElseThrow();
                rooms.put(room, with(is, is.occupants().with(inside.occupant())));
            }
            case RoomChange.Outside outside -> {
                var is = before.orElseThrow();
                rooms.put(room, with(is, is.occupants().without(outside.nick())));
            }
            case RoomChange.Destroyed _ -> rooms.remove(room);
        }
    }

    private static StoredRoom with(StoredRoom room, Occupants occupants) {
        return new StoredRoom(room.since(), room.config(), room.belongings(), room.subject(), occupants);
    }

    @Override
    public synchronized CompletionStage<List<Listed>> listed(String service, Optional<Jid> after, int limit) {
        return CompletableFuture.completedStage(rooms.entrySet().stream()
                .map(room -> new Listed(
                        Jid.of(room.getKey()), room.getValue().config().text(RoomField.TITLE)))
                .filter(listed -> isListed(listed.room(), service))
                .filter(listed -> after.filter(last -> listed.room().toString().compareTo(last.toString()) <= 0)
                        .isEmpty())
                .limit(limit)
                .toList());
    }

    @Override
    public synchronized CompletionStage<Long> countListed(String service) {
        return CompletableFuture.completedStage(rooms.keySet().stream()
                .filter(room -> isListed(Jid.of(room), service))
                .count());
    }

    private boolean isListed(Jid room, String service) {
        return room.domain().equals(service)
                && Optional.ofNullable(rooms.get(room.toString()))
                        .filter(known -> known.config().is(RoomField.PUBLIC))
                        .isPresent();
    }
}
