package io.outcry.persistence.room;

import io.outcry.core.address.Jid;
import io.outcry.core.room.Affiliation;
import io.outcry.core.room.Belonging;
import io.outcry.core.room.Belongings;
import io.outcry.core.room.Hats;
import io.outcry.core.room.RoomCard;
import io.outcry.core.room.RoomChange;
import io.outcry.core.room.RoomStore;
import io.outcry.core.room.StoredRoom;
import io.outcry.core.room.Subject;
import io.outcry.core.stanza.StanzaText;
import io.outcry.persistence.sql.Columns;
import io.outcry.persistence.sql.Database;
import io.outcry.persistence.sql.Statements;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** All rooms: how they are set up, who belongs to them, and their subjects. */
public final class SqlRoomStore implements RoomStore {

    private final Database database;
    private final StanzaText text;

    public SqlRoomStore(Database database, StanzaText text) {
        this.database = database;
        this.text = text;
    }

    @Override
    public CompletionStage<Optional<StoredRoom>> load(Jid room) {
        return database.read("rooms.load", connection -> Mono.defer(() -> load(connection, Columns.ofOwner(room))));
    }

    private Mono<Optional<StoredRoom>> load(Connection connection, String key) {
        return Statements.rows(
                        connection,
                        row -> RoomRows.time(row, "made_at"),
                        "SELECT made_at FROM room WHERE room = ?",
                        key)
                .flatMap(made -> made.isEmpty()
                        ? Mono.just(Optional.empty())
                        : room(connection, key, made.getFirst()).map(Optional::of));
    }

    private Mono<StoredRoom> room(Connection connection, String key, Instant since) {
        var settings = Statements.rows(
                connection,
                RoomRows.Setting::read,
                "SELECT field, place, setting FROM room_setting WHERE room = ? ORDER BY field, place",
                key);
        var belongings = Statements.rows(
                connection,
                SqlRoomStore::belonging,
                "SELECT person, affiliation, nick, reason FROM room_belonging WHERE room = ?",
                key);
        var subject = Statements.rows(
                connection,
                SqlRoomStore::subject,
                "SELECT subject, set_by, set_at FROM room_subject WHERE room = ?",
                key);
        var seats = Statements.rows(
                connection,
                row -> RoomRows.seat(row, text),
                "SELECT session, nick, role, presence FROM room_seat WHERE room = ? ORDER BY session",
                key);
        // One after the other: they share a connection.
        return settings.flatMap(found -> belongings.flatMap(belong ->
                        subject.flatMap(about -> seats.flatMap(inside -> hats(connection, key)
                                .map(hats -> new StoredRoom(
                                        since,
                                        RoomRows.config(found),
                                        new Belongings(belong.stream()
                                                .collect(Collectors.toMap(Belonging::person, Function.identity()))),
                                        about.stream().findFirst(),
                                        RoomRows.occupants(inside),
                                        hats,
                                        Optional.empty()))))))
                .flatMap(loaded -> card(connection, key).map(loaded::withCard));
    }

    private Mono<Optional<RoomCard>> card(Connection connection, String key) {
        return Statements.rows(
                        connection,
                        row -> Columns.text(row, "content"),
                        "SELECT content FROM room_card WHERE room = ?",
                        key)
                .map(found -> found.stream().findFirst().map(text::readElement).flatMap(RoomCard::of));
    }

    private static Mono<Hats> hats(Connection connection, String key) {
        var all = Statements.rows(
                connection, HatRows::hat, "SELECT uri, title, hue FROM room_hat WHERE room = ? ORDER BY uri", key);
        var worn = Statements.rows(
                connection, HatRows.Worn::read, "SELECT person, hats FROM room_hat_wearer WHERE room = ?", key);
        return all.flatMap(hats -> worn.map(wearers -> HatRows.hats(hats, wearers)));
    }

    private static Belonging belonging(Readable row) {
        return new Belonging(
                Columns.address(row, "person"),
                Affiliation.ofWire(Columns.text(row, "affiliation"))
                        .orElseThrow(() -> new IllegalStateException("an affiliation that this version does not know")),
                Columns.text(row, "nick"),
                Columns.text(row, "reason"));
    }

    private static Subject subject(Readable row) {
        return new Subject(Columns.text(row, "subject"), Columns.address(row, "set_by"), RoomRows.time(row, "set_at"));
    }

    @Override
    public CompletionStage<Void> save(Jid room, List<RoomChange> changes) {
        return database.<Boolean>transact(
                        "rooms.save",
                        connection -> Flux.fromIterable(changes)
                                .concatMap(change -> Mono.defer(() -> RoomWrites.write(connection, room, change, text)))
                                .then(Mono.just(true)))
                .thenAccept(_ -> {});
    }

    @Override
    public CompletionStage<List<Listed>> listed(String service, Optional<Jid> after, int limit) {
        var dialect = database.dialect();
        var page = "SELECT room, title FROM room" + dialect.by("room_listed")
                + " WHERE service = ? AND is_listed = TRUE AND room > ?"
                + dialect.order(List.of("service", "is_listed"), "room", false) + " LIMIT ?";
        return database.read(
                "rooms.listed",
                connection -> Statements.rows(
                        connection,
                        row -> new Listed(Columns.address(row, "room"), Columns.text(row, "title")),
                        page,
                        service,
                        // Whoever asks names what he likes, also what is too long for any room.
                        after.map(Jid::toString).orElse(""),
                        limit));
    }

    @Override
    public CompletionStage<Long> countListed(String service) {
        return database.read(
                        "rooms.countListed",
                        connection -> Statements.rows(
                                connection,
                                row -> Columns.number(row, "rooms"),
                                "SELECT COUNT(*) AS rooms FROM room WHERE service = ? AND is_listed = TRUE",
                                service))
                .thenApply(List::getFirst);
    }
}
