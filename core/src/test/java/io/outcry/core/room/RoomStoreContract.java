package io.outcry.core.room;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.address.Jid;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every store of rooms promises. */
public interface RoomStoreContract {

    Jid DESK = Jid.of("desk@rooms.verona.example");
    Jid JULIET = Jid.of("juliet@verona.example");
    Jid ROMEO = Jid.of("romeo@verona.example");
    Instant MADE = Instant.parse("2026-11-26T10:00:00.123456Z");

    RoomStore store();

    private void save(Jid room, RoomChange... changes) {
        store().save(room, List.of(changes)).toCompletableFuture().join();
    }

    private Optional<StoredRoom> load(Jid room) {
        return store().load(room).toCompletableFuture().join();
    }

    private static RoomChange made() {
        return new RoomChange.Created(RoomConfig.USUAL, MADE);
    }

    @Test
    default void knowsNoRoomThatNobodyMade() {
        assertThat(load(DESK)).isEmpty();
    }

    @Test
    default void keepsARoomAsItWasMade() {
        var owner = new Belonging(JULIET, Affiliation.OWNER, "Julie 🌹", "her own");
        var subject = new Subject("Rates \\ \"today\"\n<all>", DESK.withResource("Julie / 1"), MADE.plusSeconds(1));

        save(DESK, made(), new RoomChange.Belongs(owner), new RoomChange.SubjectSet(subject));

        assertThat(load(DESK))
                .contains(new StoredRoom(
                        MADE, RoomConfig.USUAL, new Belongings(Map.of(JULIET, owner)), Optional.of(subject)));
    }

    @Test
    default void keepsEveryFieldOfTheConfiguration() {
        var values = new EnumMap<RoomField, List<String>>(RoomField.class);
        for (var field : RoomField.values()) {
            var value = switch (field.kind()) {
                case TEXT, SECRET -> List.of(" " + field.wireName() + "\nnext line ");
                case CHOICE -> List.of(field.choices().getLast());
                case CHOICES -> List.<String>of();
                case FLAG -> List.of(field.usual().equals(List.of("1")) ? "0" : "1");
                case COUNT -> List.of("7");
            };
            values.put(field, value);
        }
        var config = RoomConfig.USUAL.with(values);
        save(DESK, made(), new RoomChange.Configured(config));

        assertThat(load(DESK).orElseThrow().config()).isEqualTo(config);
        save(DESK, new RoomChange.Configured(RoomConfig.USUAL));
        assertThat(load(DESK).orElseThrow().config()).isEqualTo(RoomConfig.USUAL);
    }

    @Test
    default void replacesAndForgetsWhatSomebodyIs() {
        save(
                DESK,
                made(),
                new RoomChange.Belongs(Belonging.of(JULIET, Affiliation.OWNER)),
                new RoomChange.Belongs(Belonging.of(ROMEO, Affiliation.MEMBER)));

        save(DESK, new RoomChange.Belongs(Belonging.of(ROMEO, Affiliation.OUTCAST)));
        assertThat(load(DESK).orElseThrow().belongings().affiliationOf(ROMEO)).isEqualTo(Affiliation.OUTCAST);

        save(DESK, new RoomChange.Belongs(Belonging.of(ROMEO, Affiliation.NONE)));
        assertThat(load(DESK).orElseThrow().belongings().all()).containsOnlyKeys(JULIET);
    }

    @Test
    default void leavesNothingOfARoomThatIsDestroyed() {
        save(DESK, made(), new RoomChange.Belongs(Belonging.of(JULIET, Affiliation.OWNER)));

        save(DESK, new RoomChange.Destroyed());

        assertThat(load(DESK)).isEmpty();
        save(DESK, new RoomChange.Created(RoomConfig.USUAL, MADE.plusSeconds(9)));
        assertThat(load(DESK))
                .contains(new StoredRoom(MADE.plusSeconds(9), RoomConfig.USUAL, Belongings.NONE, Optional.empty()));
    }

    @Test
    default void changesNothingOfWhatIsNotThere() {
        var changes = List.of(new RoomChange.Belongs(Belonging.of(JULIET, Affiliation.OWNER)), made());

        assertThat(store().save(DESK, changes).toCompletableFuture()).isCompletedExceptionally();

        assertThat(load(DESK)).isEmpty();
    }

    @Test
    default void makesNoRoomTwice() {
        save(DESK, made(), new RoomChange.Belongs(Belonging.of(JULIET, Affiliation.OWNER)));

        var again = store().save(DESK, List.of(new RoomChange.Belongs(Belonging.of(ROMEO, Affiliation.OWNER)), made()));

        assertThat(again.toCompletableFuture()).failsWithin(Duration.ofSeconds(10));
        assertThat(load(DESK).orElseThrow().belongings().all()).containsOnlyKeys(JULIET);
    }

    @Test
    default void listsPublicRoomsOfAServicePageByPage() {
        for (var name : List.of("c", "a", "b", "hidden")) {
            var config = RoomConfig.USUAL.with(RoomField.TITLE, "Title of " + name);
            save(
                    Jid.of(name + "@rooms.verona.example"),
                    new RoomChange.Created(name.equals("hidden") ? config.with(RoomField.PUBLIC, "0") : config, MADE));
        }
        save(Jid.of("a@other.example"), made());

        var first = listed(Optional.empty(), 2);
        assertThat(first).extracting(listed -> listed.room().local()).containsExactly("a", "b");
        assertThat(first.getFirst().title()).isEqualTo("Title of a");
        assertThat(listed(Optional.of(first.getLast().room()), 2))
                .extracting(listed -> listed.room().local())
                .containsExactly("c");
        assertThat(store().countListed("rooms.verona.example")
                        .toCompletableFuture()
                        .join())
                .isEqualTo(3);
    }

    @Test
    default void listsARoomAsItIsByNow() {
        save(DESK, made());
        save(DESK, new RoomChange.Configured(RoomConfig.USUAL.with(RoomField.PUBLIC, "0")));
        assertThat(listed(Optional.empty(), 9)).isEmpty();

        save(DESK, new RoomChange.Configured(RoomConfig.USUAL.with(RoomField.TITLE, "Desk")));
        assertThat(listed(Optional.empty(), 9)).containsExactly(new RoomStore.Listed(DESK, "Desk"));
    }

    private List<RoomStore.Listed> listed(Optional<Jid> after, int limit) {
        return store().listed("rooms.verona.example", after, limit)
                .toCompletableFuture()
                .join();
    }
}
