package io.outcry.persistence.room;

import io.outcry.core.StoreException;
import io.outcry.core.StoreException.Reason;
import io.outcry.core.address.Jid;
import io.outcry.core.room.Belonging;
import io.outcry.core.room.Occupant;
import io.outcry.core.room.RoomCard;
import io.outcry.core.room.RoomChange;
import io.outcry.core.room.RoomConfig;
import io.outcry.core.room.RoomField;
import io.outcry.core.room.Subject;
import io.outcry.core.stanza.StanzaText;
import io.outcry.persistence.sql.Columns;
import io.outcry.persistence.sql.Statements;
import io.r2dbc.spi.Connection;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Writes one change to a room; the row of the room itself is held first, so that two writers take turns. */
final class RoomWrites {

    private static final List<String> TABLES = List.of(
            "room_setting",
            "room_belonging",
            "room_subject",
            "room_seat",
            "room_hat",
            "room_hat_wearer",
            "room_card",
            "room");

    private RoomWrites() {}

    static Mono<Void> write(Connection connection, Jid room, RoomChange change, StanzaText text) {
        var key = Columns.ofOwner(room);
        return switch (change) {
            case RoomChange.Created created -> create(connection, key, room.domain(), created, text);
            case RoomChange.Configured configured ->
                held(connection, key).then(Mono.defer(() -> configure(connection, key, configured.config())));
            case RoomChange.Belongs belongs ->
                held(connection, key).then(Mono.defer(() -> belong(connection, key, belongs.belonging())));
            case RoomChange.SubjectSet set ->
                held(connection, key).then(Mono.defer(() -> subject(connection, key, set.subject())));
            case RoomChange.HatMade made ->
                held(connection, key).then(Mono.defer(() -> HatRows.make(connection, key, made.hat())));
            case RoomChange.HatDestroyed destroyed ->
                held(connection, key).then(Mono.defer(() -> HatRows.destroy(connection, key, destroyed.uri())));
            case RoomChange.HatsWorn worn ->
                held(connection, key).then(Mono.defer(() -> HatRows.wear(connection, key, worn)));
            case RoomChange.CardSet set ->
                held(connection, key).then(Mono.defer(() -> card(connection, key, set.card(), text)));
            case RoomChange.Inside inside ->
                held(connection, key).then(Mono.defer(() -> seat(connection, key, inside.occupant(), text)));
            case RoomChange.Outside outside ->
                held(connection, key).then(Mono.defer(() -> empty(connection, key, outside.nick())));
            case RoomChange.Destroyed _ ->
                // Else what another writer adds meanwhile outlives the room, and belongs to the next one of that name.
                held(connection, key).then(Mono.defer(() -> destroy(connection, key)));
        };
    }

    private static Mono<Void> held(Connection connection, String key) {
        return Statements.rows(connection, _ -> true, "SELECT room FROM room WHERE room = ? FOR UPDATE", key)
                .flatMap(rows -> rows.isEmpty()
                        ? Mono.error(new StoreException(Reason.REFUSED, "rooms.save failed: there is no such room"))
                        : Mono.empty());
    }

    private static Mono<Void> create(
            Connection connection, String key, String service, RoomChange.Created created, StanzaText text) {
        // A node of an earlier version, which knew of neither, may have destroyed the last room of this name.
        return HatRows.forget(connection, key)
                .then(Mono.defer(() -> card(connection, key, Optional.empty(), text)))
                .then(Mono.defer(() -> insert(connection, key, service, created)));
    }

    private static Mono<Void> insert(Connection connection, String key, String service, RoomChange.Created created) {
        return Statements.update(
                        connection,
                        "INSERT INTO room (room, service, is_listed, title, made_at) VALUES (?, ?, ?, ?, ?)",
                        key,
                        service,
                        created.config().is(RoomField.PUBLIC),
                        created.config().text(RoomField.TITLE),
                        RoomRows.micros(created.at()))
                .then(Mono.defer(() -> settings(connection, key, created.config())));
    }

    private static Mono<Void> configure(Connection connection, String key, RoomConfig config) {
        return Statements.update(
                        connection,
                        "UPDATE room SET is_listed = ?, title = ? WHERE room = ?",
                        config.is(RoomField.PUBLIC),
                        config.text(RoomField.TITLE),
                        key)
                .then(Mono.defer(() -> settings(connection, key, config)));
    }

    private static Mono<Void> destroy(Connection connection, String key) {
        return Flux.fromIterable(TABLES)
                .concatMap(table -> Statements.update(connection, "DELETE FROM " + table + " WHERE room = ?", key))
                .then();
    }

    private static Mono<Void> settings(Connection connection, String key, RoomConfig config) {
        return Statements.update(connection, "DELETE FROM room_setting WHERE room = ?", key)
                .then(Mono.defer(() -> Statements.updateEach(
                        connection,
                        "INSERT INTO room_setting (room, field, place, setting) VALUES (?, ?, ?, ?)",
                        RoomRows.settings(key, config))))
                .then();
    }

    private static Mono<Void> belong(Connection connection, String key, Belonging belonging) {
        var person = belonging.person().bare().toString();
        var saved = belonging.isForgettable()
                ? Statements.update(connection, "DELETE FROM room_belonging WHERE room = ? AND person = ?", key, person)
                : Statements.update(
                        connection,
                        "INSERT INTO room_belonging (room, person, affiliation, nick, reason) "
                                + "VALUES (?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE "
                                + "affiliation = VALUES(affiliation), nick = VALUES(nick), reason = VALUES(reason)",
                        key,
                        person,
                        belonging.affiliation().wireName(),
                        belonging.nick(),
                        belonging.reason());
        return saved.then();
    }

    private static Mono<Void> card(Connection connection, String key, Optional<RoomCard> card, StanzaText text) {
        var saved = card.isEmpty()
                ? Statements.update(connection, "DELETE FROM room_card WHERE room = ?", key)
                : Statements.update(
                        connection,
                        "INSERT INTO room_card (room, content) VALUES (?, ?) "
                                + "ON DUPLICATE KEY UPDATE content = VALUES(content)",
                        key,
                        text.writeElement(card.get().card()));
        return saved.then();
    }

    private static Mono<Void> subject(Connection connection, String key, Subject subject) {
        return Statements.update(
                        connection,
                        "INSERT INTO room_subject (room, subject, set_by, set_at) VALUES (?, ?, ?, ?) "
                                + "ON DUPLICATE KEY UPDATE subject = VALUES(subject), set_by = VALUES(set_by), "
                                + "set_at = VALUES(set_at)",
                        key,
                        subject.text(),
                        subject.by().toString(),
                        RoomRows.micros(subject.at()))
                .then();
    }

    private static Mono<Void> seat(Connection connection, String key, Occupant occupant, StanzaText text) {
        return empty(connection, key, occupant.nick())
                .then(Mono.defer(() -> Statements.updateEach(
                        connection,
                        "INSERT INTO room_seat (room, session, nick, role, presence) VALUES (?, ?, ?, ?, ?) "
                                + "ON DUPLICATE KEY UPDATE nick = VALUES(nick), role = VALUES(role), "
                                + "presence = VALUES(presence)",
                        RoomRows.seats(key, occupant, text))))
                .then();
    }

    private static Mono<Void> empty(Connection connection, String key, String nick) {
        return Statements.update(connection, "DELETE FROM room_seat WHERE room = ? AND nick = ?", key, nick)
                .then();
    }
}
