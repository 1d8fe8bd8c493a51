package io.outcry.persistence.room;

import io.outcry.core.address.Jid;
import io.outcry.core.room.Hat;
import io.outcry.core.room.Hats;
import io.outcry.core.room.RoomChange;
import io.outcry.persistence.sql.Columns;
import io.outcry.persistence.sql.Statements;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;

/** The hats of rooms (XEP-0317). A URI has neither of the brackets that stand around it in the list of what somebody wears. */
final class HatRows {

    private HatRows() {}

    /** What one person wears. */
    record Worn(Jid person, List<String> uris) {

        static Worn read(Readable row) {
            var uris = Arrays.stream(Columns.text(row, "hats").split("[<>]+"))
                    .filter(uri -> !uri.isEmpty())
                    .toList();
            return new Worn(Columns.address(row, "person"), uris);
        }
    }

    static Hat hat(Readable row) {
        return new Hat(Columns.text(row, "uri"), Columns.text(row, "title"), Columns.text(row, "hue"));
    }

    static Hats hats(List<Hat> all, List<Worn> worn) {
        var hats = Hats.NONE;
        for (var hat : all) {
            hats = hats.with(hat);
        }
        for (var each : worn) {
            hats = hats.worn(each.person(), each.uris());
        }
        return hats;
    }

    static Mono<Void> make(Connection connection, String key, Hat hat) {
        return Statements.update(
                        connection,
                        "INSERT INTO room_hat (room, uri, title, hue) VALUES (?, ?, ?, ?) "
                                + "ON DUPLICATE KEY UPDATE title = VALUES(title), hue = VALUES(hue)",
                        key,
                        hat.uri(),
                        hat.title(),
                        hat.hue())
                .then();
    }

    static Mono<Void> destroy(Connection connection, String key, String uri) {
        return Statements.update(connection, "DELETE FROM room_hat WHERE room = ? AND uri = ?", key, uri)
                .then(Mono.defer(() -> Statements.update(
                        connection,
                        "UPDATE room_hat_wearer SET hats = REPLACE(hats, ?, '') WHERE room = ?",
                        bracketed(uri),
                        key)))
                .then(Mono.defer(() ->
                        Statements.update(connection, "DELETE FROM room_hat_wearer WHERE room = ? AND hats = ''", key)))
                .then();
    }

    static Mono<Void> wear(Connection connection, String key, RoomChange.HatsWorn worn) {
        var person = worn.person().bare().toString();
        var saved = worn.uris().isEmpty()
                ? Statements.update(
                        connection, "DELETE FROM room_hat_wearer WHERE room = ? AND person = ?", key, person)
                : Statements.update(
                        connection,
                        "INSERT INTO room_hat_wearer (room, person, hats) VALUES (?, ?, ?) "
                                + "ON DUPLICATE KEY UPDATE hats = VALUES(hats)",
                        key,
                        person,
                        worn.uris().stream().map(HatRows::bracketed).collect(Collectors.joining()));
        return saved.then();
    }

    private static String bracketed(String uri) {
        return "<" + uri + ">";
    }

    static Mono<Void> forget(Connection connection, String key) {
        return Statements.update(connection, "DELETE FROM room_hat WHERE room = ?", key)
                .then(Mono.defer(
                        () -> Statements.update(connection, "DELETE FROM room_hat_wearer WHERE room = ?", key)))
                .then();
    }
}
