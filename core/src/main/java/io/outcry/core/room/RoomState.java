package io.outcry.core.room;

import io.outcry.core.address.Jid;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A room at one moment.
 *
 * @param since when it was made, to the microsecond; what its ledger has from before was another room of that name
 */
public record RoomState(
        Jid room,
        Stage stage,
        Instant since,
        RoomConfig config,
        Belongings belongings,
        Optional<Subject> subject,
        Occupants occupants,
        History history,
        Hats hats,
        Optional<RoomCard> card,
        Paces paces) {

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
                Instant.EPOCH,
                RoomConfig.USUAL,
                Belongings.NONE,
                Optional.empty(),
                Occupants.NOBODY,
                History.EMPTY,
                Hats.NONE,
                Optional.empty(),
                Paces.NONE);
    }

    /** As its store knows it. */
    public static RoomState of(Jid room, StoredRoom stored, History history) {
        return new RoomState(
                room,
                Stage.OPEN,
                stored.since(),
                stored.config(),
                stored.belongings(),
                stored.subject(),
                stored.occupants(),
                history,
                stored.hats(),
                stored.card(),
                Paces.NONE);
    }

    /** What has to be saved so that those who are inside by now are known to be, after these changes to the room itself. */
    public List<RoomChange> occupantsChanged(RoomState before) {
        if (stage == Stage.ABSENT) {
            return List.of();
        }
        var changes = new ArrayList<RoomChange>();
        for (var nick : before.occupants().byNick().keySet()) {
            if (occupants.find(nick).isEmpty()) {
                changes.add(new RoomChange.Outside(nick));
            }
        }
        for (var occupant : occupants.all()) {
            var isSame = before.occupants()
                    .find(occupant.nick())
                    .filter(occupant::isInsideAs)
                    .isPresent();
            if (!isSame) {
                changes.add(new RoomChange.Inside(occupant));
            }
        }
        return changes;
    }

    public Affiliation affiliationOf(Jid person) {
        return belongings.affiliationOf(person);
    }

    /** The address of an occupant, by which the others know it. */
    public Jid address(String nick) {
        return room.withResource(nick);
    }

    public RoomState with(Stage other) {
        return new RoomState(room, other, since, config, belongings, subject, occupants, history, hats, card, paces);
    }

    /** Made just now. */
    public RoomState madeAt(Stage other, Instant time) {
        return new RoomState(
                room,
                other,
                time.truncatedTo(ChronoUnit.MICROS),
                config,
                belongings,
                subject,
                occupants,
                history,
                hats,
                card,
                paces);
    }

    public RoomState with(RoomConfig other) {
        return new RoomState(room, stage, since, other, belongings, subject, occupants, history, hats, card, paces);
    }

    public RoomState with(Belonging belonging) {
        return new RoomState(
                room, stage, since, config, belongings.with(belonging), subject, occupants, history, hats, card, paces);
    }

    public RoomState with(Subject other) {
        return new RoomState(
                room, stage, since, config, belongings, Optional.of(other), occupants, history, hats, card, paces);
    }

    public RoomState with(Occupants other) {
        return new RoomState(room, stage, since, config, belongings, subject, other, history, hats, card, paces);
    }

    public RoomState with(History other) {
        return new RoomState(room, stage, since, config, belongings, subject, occupants, other, hats, card, paces);
    }

    public RoomState with(Hats other) {
        return new RoomState(room, stage, since, config, belongings, subject, occupants, history, other, card, paces);
    }

    public RoomState withCard(Optional<RoomCard> other) {
        return new RoomState(room, stage, since, config, belongings, subject, occupants, history, hats, other, paces);
    }

    public RoomState with(Paces other) {
        return new RoomState(room, stage, since, config, belongings, subject, occupants, history, hats, card, other);
    }
}
