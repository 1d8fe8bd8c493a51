package io.outcry.core.room;

class MemoryRoomStoreTest implements RoomStoreContract {

    private final MemoryRoomStore store = new MemoryRoomStore();

    @Override
    public RoomStore store() {
        return store;
    }
}
