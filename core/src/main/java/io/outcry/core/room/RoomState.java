package io.outcry.core.room;

import io.outcry.core.address.Jid;
import java.util.Optional;

/** A room at one moment. */
public record RoomState(
        Jid room,
        Stage stage,
        RoomConfig config,
        Belongings belongings,
        Optional<Subject> subject,
        Occupants occupants,
        History history) {

    /** How far a room is. */
    public enum Stage {
        /** There is none of this name. */
        ABSENT,
        /** Its creator is still setting it up, and nobody else may enter (XEP-0045 §10.1.1). */
        LOCKED,
        OPEN
    }

    public static RoomState absent(Jid room) {
        return new RoomState(
                room,
                Stage.ABSENT,
                RoomConfig.USUAL,
                Belongings.NONE,
                Optional.empty(),
                Occupants.NOBODY,
                History.EMPTY);
    }

    /** As its store knows it, with nobody inside. */
    public static RoomState of(Jid room, StoredRoom stored, History history) {
        return new RoomState(
                room, Stage.OPEN, stored.config(), stored.belongings(), stored.subject(), Occupants.NOBODY, history);
    }

    public Affiliation affiliationOf(Jid person) {
        return belongings.affiliationOf(person);
    }

    /** The address of an occupant, by which the others know it. */
    public Jid address(String nick) {
        return room.withResource(nick);
    }

    public RoomState with(Stage other) {
        return new RoomState(room, other, config, belongings, subject, occupants, history);
    }

    public RoomState with(RoomConfig other) {
        return new RoomState(room, stage, other, belongings, subject, occupants, history);
    }

    public RoomState with(Belonging belonging) {
        return new RoomState(room, stage, config, belongings.with(belonging), subject, occupants, history);
    }

    public RoomState with(Subject other) {
        return new RoomState(room, stage, config, belongings, Optional.of(other), occupants, history);
    }

    public RoomState with(Occupants other) {
        return new RoomState(room, stage, config, belongings, subject, other, history);
    }

    public RoomState with(History other) {
        return new RoomState(room, stage, config, belongings, subject, occupants, other);
    }
}
