package io.outcry.persistence.room;

import static io.outcry.persistence.Answers.await;
import static io.outcry.persistence.Answers.awaitUntil;
import static io.outcry.persistence.Answers.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.StoreException.Reason;
import io.outcry.core.address.Jid;
import io.outcry.core.room.Affiliation;
import io.outcry.core.room.Belonging;
import io.outcry.core.room.RoomChange;
import io.outcry.core.room.RoomConfig;
import io.outcry.core.room.RoomField;
import io.outcry.core.room.RoomStore;
import io.outcry.core.room.RoomStoreContract;
import io.outcry.core.room.StoredRoom;
import io.outcry.persistence.DatabaseConfig;
import io.outcry.persistence.SqlStores;
import io.outcry.persistence.TestDatabase;
import io.outcry.persistence.sql.Engine;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SqlRoomStoreTest implements RoomStoreContract {

    private static final RoomChange CREATED = new RoomChange.Created(RoomConfig.USUAL, MADE);

    private final DatabaseConfig config = fresh();
    private final SqlStores sql = TestDatabase.open(config);

    /** An empty database; another kind of database in a subclass. */
    DatabaseConfig fresh() {
        return TestDatabase.inMemory();
    }

    /** How many wait for somebody else's row. */
    String waiting() {
        return "SELECT COUNT(*) FROM INFORMATION_SCHEMA.SESSIONS WHERE BLOCKER_ID IS NOT NULL";
    }

    @AfterEach
    void close() {
        sql.close();
    }

    @Override
    public RoomStore store() {
        return sql.stores().rooms();
    }

    @Test
    void leavesAsUsualWhatALaterVersionSays() {
        await(store().save(DESK, List.of(CREATED)));
        insert("room_setting (room, field, place, setting)", "'LATER', 1, 'on'");
        insert("room_setting (room, field, place, setting)", "'WHO_IS', 1, 'members'");
        insert("room_setting (room, field, place, setting)", "'MODERATED', 1, '1'");

        assertThat(await(store().load(DESK)).orElseThrow().config())
                .isEqualTo(RoomConfig.USUAL.with(RoomField.MODERATED, "1"));
    }

    private void insert(String into, String values) {
        TestDatabase.change(config.url(), "INSERT INTO " + into + " VALUES ('" + DESK + "', " + values + ")");
    }

    @Test
    void refusesAnAddressThatFitsNoKey() {
        var tooLong = new Jid("d".repeat(240), DESK.domain(), "");
        var stranger = Belonging.of(new Jid("j".repeat(512), "verona.example", ""), Affiliation.OUTCAST);
        await(store().save(DESK, List.of(CREATED)));

        assertThat(reasonOf(store().load(tooLong))).isEqualTo(Reason.REFUSED);
        assertThat(reasonOf(store().save(tooLong, List.of(CREATED)))).isEqualTo(Reason.REFUSED);
        assertThat(reasonOf(store().save(DESK, List.of(new RoomChange.Belongs(stranger)))))
                .isEqualTo(Reason.REFUSED);
    }

    @Test
    void leavesNothingOfWhatWasUnderWayWhenARoomWasDestroyed() throws SQLException {
        await(store().save(DESK, List.of(CREATED)));
        try (var engine = Engine.open(config);
                var writer = engine.dataSource().getConnection();
                var reader = engine.dataSource().getConnection()) {
            writer.setAutoCommit(false);
            execute(writer, "SELECT room FROM room WHERE room = '" + DESK + "' FOR UPDATE");

            var destroyed = store().save(DESK, List.of(new RoomChange.Destroyed()));
            awaitUntil(() -> count(reader, waiting()) > 0);
            execute(writer, "INSERT INTO room_belonging VALUES ('" + DESK + "', '" + JULIET + "', 'owner', '', '')");
            writer.commit();
            await(destroyed);
        }

        await(store().save(DESK, List.of(CREATED)));
        assertThat(await(store().load(DESK))).contains(StoredRoom.made(MADE, RoomConfig.USUAL));
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long count(Connection connection, String sql) {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getLong(1);
        } catch (SQLException failed) {
            throw new AssertionError(sql, failed);
        }
    }
}
