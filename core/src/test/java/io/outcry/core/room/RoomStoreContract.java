package io.outcry.core.room;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.StoreException;
import io.outcry.core.address.Jid;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Payload;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
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
                        MADE,
                        RoomConfig.USUAL,
                        new Belongings(Map.of(JULIET, owner)),
                        Optional.of(subject),
                        Occupants.NOBODY,
                        Hats.NONE,
                        Optional.empty()));
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
    default void keepsWhoIsInside() {
        var away =
                Payload.of(Element.named("show", "jabber:client").text("away").build());
        var phone = new Seat(JULIET.withResource("phone"), away);
        var juliet = Occupant.of("Juliet", Role.MODERATOR, new Seat(JULIET.withResource("balcony"), Payload.empty()));
        var romeo = Occupant.of("Romeo", Role.VISITOR, new Seat(ROMEO.withResource("orchard"), Payload.empty()));
        save(DESK, made(), new RoomChange.Inside(juliet.with(phone)), new RoomChange.Inside(romeo));

        var inside = load(DESK).orElseThrow().occupants();
        assertThat(inside.find("Juliet").orElseThrow().isInsideAs(juliet.with(phone)))
                .isTrue();
        assertThat(inside.of(ROMEO.withResource("orchard")).orElseThrow().role())
                .isEqualTo(Role.VISITOR);

        save(DESK, new RoomChange.Inside(juliet), new RoomChange.Outside("Romeo"));
        assertThat(load(DESK).orElseThrow().occupants().nicks())
                .isEqualTo(Map.of(JULIET.withResource("balcony"), "Juliet"));
        save(DESK, new RoomChange.Outside("Juliet"), new RoomChange.Inside(juliet.named("Julie")));
        assertThat(load(DESK).orElseThrow().occupants().nicks())
                .isEqualTo(Map.of(JULIET.withResource("balcony"), "Julie"));
    }

    @Test
    default void keepsHatsAndWhoWearsThem() {
        var teacher = new Hat("urn:hats:teacher", "Teacher \"🌹\"", "327.25");
        var host = new Hat("http://hats.example/~h#1", "Host", "");
        save(DESK, made(), new RoomChange.HatMade(teacher), new RoomChange.HatMade(host));
        save(
                DESK,
                new RoomChange.HatsWorn(JULIET, List.of(host.uri(), teacher.uri())),
                new RoomChange.HatsWorn(ROMEO, List.of(teacher.uri())));

        assertThat(load(DESK).orElseThrow().hats())
                .isEqualTo(Hats.NONE
                        .with(teacher)
                        .with(host)
                        .worn(JULIET, List.of(teacher.uri(), host.uri()))
                        .worn(ROMEO, List.of(teacher.uri())));

        var renamed = new Hat(host.uri(), "Guest", "0");
        save(DESK, new RoomChange.HatMade(renamed), new RoomChange.HatDestroyed(teacher.uri()));
        assertThat(load(DESK).orElseThrow().hats())
                .isEqualTo(Hats.NONE.with(renamed).put(host.uri(), JULIET));

        save(DESK, new RoomChange.HatMade(teacher), new RoomChange.HatsWorn(JULIET, List.of()));
        assertThat(load(DESK).orElseThrow().hats())
                .isEqualTo(Hats.NONE.with(renamed).with(teacher));
    }

    @Test
    default void keepsWhatARoomTellsAboutItself() {
        var photo = Element.named("PHOTO", RoomCard.NAMESPACE)
                .child("TYPE", "image/png")
                .child("BINVAL", "aGVs\nbG8=")
                .build();
        var card = RoomCard.of(Element.named("vCard", RoomCard.NAMESPACE)
                        .child("DESC", "<Desk> & \"🌹\"")
                        .child(photo)
                        .build())
                .orElseThrow();
        save(DESK, made(), new RoomChange.CardSet(Optional.of(card)));

        assertThat(load(DESK).orElseThrow().card()).contains(card);
        save(DESK, new RoomChange.CardSet(Optional.of(card)));
        save(DESK, new RoomChange.CardSet(Optional.empty()));
        assertThat(load(DESK).orElseThrow().card()).isEmpty();
    }

    /** A hat whose URI another one's begins, or ends, with. */
    @Test
    default void destroysOneHatAlone() {
        var hats = List.of("a:b", "a:bc", "xa:b", "A:B").stream()
                .map(uri -> new Hat(uri, uri, ""))
                .toList();
        save(DESK, made());
        hats.forEach(hat -> save(DESK, new RoomChange.HatMade(hat)));
        save(DESK, new RoomChange.HatsWorn(JULIET, hats.stream().map(Hat::uri).toList()));

        save(DESK, new RoomChange.HatDestroyed("a:b"));

        assertThat(load(DESK).orElseThrow().hats().urisOf(JULIET)).containsExactly("A:B", "a:bc", "xa:b");
    }

    @Test
    default void leavesNothingOfARoomThatIsDestroyed() {
        save(
                DESK,
                new RoomChange.Created(RoomConfig.USUAL.with(RoomField.MODERATED, "1"), MADE),
                new RoomChange.Belongs(Belonging.of(JULIET, Affiliation.OWNER)),
                new RoomChange.SubjectSet(new Subject("Rates", DESK, MADE)),
                new RoomChange.HatMade(new Hat("urn:hats:1", "Host", "")),
                new RoomChange.HatsWorn(JULIET, List.of("urn:hats:1")),
                new RoomChange.CardSet(RoomCard.of(Element.named("vCard", RoomCard.NAMESPACE)
                        .child("FN", "Desk")
                        .build())));

        save(DESK, new RoomChange.Destroyed());

        assertThat(load(DESK)).isEmpty();
        assertThat(listed(Optional.empty(), 9)).isEmpty();
        save(DESK, new RoomChange.Created(RoomConfig.USUAL, MADE.plusSeconds(9)));
        assertThat(load(DESK)).contains(StoredRoom.made(MADE.plusSeconds(9), RoomConfig.USUAL));
    }

    @Test
    default void takesAConfigurationThatIsAsItWas() {
        save(DESK, made(), new RoomChange.Configured(RoomConfig.USUAL));

        save(DESK, new RoomChange.Configured(RoomConfig.USUAL));

        assertThat(load(DESK)).contains(StoredRoom.made(MADE, RoomConfig.USUAL));
    }

    @Test
    default void replacesTheSubject() {
        var later = new Subject("", DESK, MADE.plusSeconds(2));
        save(DESK, made(), new RoomChange.SubjectSet(new Subject("Rates", DESK.withResource("Julie"), MADE)));

        save(DESK, new RoomChange.SubjectSet(later));

        assertThat(load(DESK).orElseThrow().subject()).contains(later);
    }

    @Test
    default void takesLongTextsAndLongAddresses() {
        var words = "🌹".repeat(5_000);
        var config = RoomConfig.USUAL.with(RoomField.TITLE, words).with(RoomField.DESCRIPTION, words);
        var longest = new Belonging(new Jid("j".repeat(255), "v".repeat(255), ""), Affiliation.OUTCAST, words, words);

        save(DESK, new RoomChange.Created(config, MADE), new RoomChange.Belongs(longest));

        assertThat(load(DESK))
                .contains(new StoredRoom(
                        MADE,
                        config,
                        new Belongings(Map.of(longest.person(), longest)),
                        Optional.empty(),
                        Occupants.NOBODY,
                        Hats.NONE,
                        Optional.empty()));
    }

    @Test
    default void changesNothingOfWhatIsNotThere() {
        var subject = new Subject("Rates", DESK, MADE);
        for (var change : List.of(
                new RoomChange.Configured(RoomConfig.USUAL),
                new RoomChange.Belongs(Belonging.of(JULIET, Affiliation.OWNER)),
                new RoomChange.SubjectSet(subject),
                new RoomChange.Destroyed())) {
            isRefused(DESK, change, made());
        }

        assertThat(load(DESK)).isEmpty();
    }

    /** Fails, and not just because it has not come yet. */
    private void isRefused(Jid room, RoomChange... changes) {
        assertThat(store().save(room, List.of(changes)).toCompletableFuture())
                .as(List.of(changes).toString())
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableOfType(ExecutionException.class)
                .havingCause()
                .isInstanceOfSatisfying(
                        StoreException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(StoreException.Reason.REFUSED));
    }

    @Test
    default void makesNoRoomTwice() {
        save(DESK, made(), new RoomChange.Belongs(Belonging.of(JULIET, Affiliation.OWNER)));

        isRefused(DESK, new RoomChange.Belongs(Belonging.of(ROMEO, Affiliation.OWNER)), made());

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
    default void ordersByTheWholeAddress() {
        var names = List.of("a!", "a", "aa", "z");
        names.reversed().forEach(name -> save(Jid.of(name + "@rooms.verona.example"), made()));

        assertThat(listed(Optional.empty(), 9))
                .extracting(listed -> listed.room().local())
                .containsExactlyElementsOf(names);
    }

    @Test
    default void goesOnBehindARoomThatIsGone() {
        save(Jid.of("a@rooms.verona.example"), made());
        save(Jid.of("c@rooms.verona.example"), made());

        for (var gone : List.of(Jid.of("b@rooms.verona.example"), new Jid("b".repeat(999), DESK.domain(), ""))) {
            assertThat(listed(Optional.of(gone), 9))
                    .extracting(listed -> listed.room().local())
                    .containsExactly("c");
        }
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
