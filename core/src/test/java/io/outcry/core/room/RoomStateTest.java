package io.outcry.core.room;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.address.Jid;
import io.outcry.core.stanza.Payload;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RoomStateTest {

    private static final Jid DESK = Jid.of("desk@rooms.verona.example");
    private static final Occupant JULIET =
            Occupant.of("Juliet", Role.MODERATOR, new Seat(Jid.of("juliet@verona.example/balcony"), Payload.empty()));

    @Test
    void comesBackWithThoseWhoAreInside() {
        var stored = StoredRoom.made(Instant.EPOCH, RoomConfig.USUAL).with(Occupants.NOBODY.with(JULIET));

        assertThat(RoomState.of(DESK, stored, History.EMPTY).occupants().all()).containsExactly(JULIET);
    }

    @Test
    void savesWhoCameAndWhoLeftAndNothingElse() {
        var empty = RoomState.absent(DESK).with(RoomState.Stage.OPEN);
        var inside = empty.with(empty.occupants().with(JULIET));
        var renamed = empty.with(empty.occupants().with(JULIET.named("Julie")));

        assertThat(inside.occupantsChanged(empty)).containsExactly(new RoomChange.Inside(JULIET));
        assertThat(inside.occupantsChanged(inside)).isEmpty();
        assertThat(renamed.occupantsChanged(inside))
                .containsExactly(new RoomChange.Outside("Juliet"), new RoomChange.Inside(JULIET.named("Julie")));
        assertThat(empty.occupantsChanged(inside)).containsExactly(new RoomChange.Outside("Juliet"));
    }
}
