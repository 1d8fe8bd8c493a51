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
            case RoomChange.Created made -> rooms.put(room, StoredRoom.made(made.at(), made.config()));
            case RoomChange.Destroyed _ -> rooms.remove(room);
            case RoomChange.Configured _,
                    RoomChange.Belongs _,
                    RoomChange.SubjectSet _,
                    RoomChange.HatMade _,
                    RoomChange.HatDestroyed _,
                    RoomChange.HatsWorn _,
                    RoomChange.CardSet _,
                    RoomChange.Inside _,
                    RoomChange.Outside _ -> rooms.put(room, changed(before.orElseThrow(), change));
        }
    }

    private static StoredRoom changed(StoredRoom is, RoomChange change) {
        return switch (change) {
            case RoomChange.Configured set -> is.with(set.config());
            case RoomChange.Belongs belongs -> is.with(is.belongings().with(belongs.belonging()));
            case RoomChange.SubjectSet set -> is.with(set.subject());
            case RoomChange.HatMade made -> is.with(is.hats().with(made.hat()));
            case RoomChange.HatDestroyed destroyed -> is.with(is.hats().without(destroyed.uri()));
            case RoomChange.HatsWorn worn -> is.with(is.hats().worn(worn.person(), worn.uris()));
            case RoomChange.CardSet set -> is.withCard(set.card());
            case RoomChange.Inside inside -> is.with(is.occupants().with(inside.occupant()));
            case RoomChange.Outside outside -> is.with(is.occupants().without(outside.nick()));
            case RoomChange.Created _, RoomChange.Destroyed _ -> is;
        };
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
