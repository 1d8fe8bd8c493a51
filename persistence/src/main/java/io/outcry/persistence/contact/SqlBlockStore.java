package io.outcry.persistence.contact;

import io.outcry.core.address.Jid;
import io.outcry.core.contact.BlockChange;
import io.outcry.core.contact.BlockList;
import io.outcry.core.contact.BlockStore;
import io.outcry.persistence.sql.Columns;
import io.outcry.persistence.sql.Database;
import io.outcry.persistence.sql.Statements;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import reactor.core.publisher.Mono;

/** The block list of every account. */
public final class SqlBlockStore implements BlockStore {

    private static final String BLOCK =
            "INSERT INTO blocked (owner, jid) VALUES (?, ?) ON DUPLICATE KEY UPDATE jid = VALUES(jid)";
    private static final String UNBLOCK = "DELETE FROM blocked WHERE owner = ? AND jid = ?";

    private final Database database;

    public SqlBlockStore(Database database) {
        this.database = database;
    }

    @Override
    public CompletionStage<BlockList> load(Jid owner) {
        return database.read(
                "blocks.load",
                connection -> Statements.rows(
                                connection,
                                row -> Columns.address(row, "jid"),
                                "SELECT jid FROM blocked WHERE owner = ?",
                                Columns.ofOwner(owner))
                        .map(jids -> new BlockList(new HashSet<>(jids))));
    }

    @Override
    public CompletionStage<Void> save(Jid owner, BlockChange change) {
        var bare = Columns.ofOwner(owner);
        return database.<Boolean>transact(
                        "blocks.save",
                        connection -> Statements.updateEach(connection, UNBLOCK, rows(bare, change.unblocked()))
                                .then(Mono.defer(
                                        () -> Statements.updateEach(connection, BLOCK, rows(bare, change.blocked()))))
                                .thenReturn(true))
                .thenAccept(_ -> {});
    }

    /** In one order, so that two changes never wait for each other. */
    private static List<Object[]> rows(String owner, Set<Jid> jids) {
        return jids.stream()
                .sorted()
                .map(jid -> new Object[] {owner, jid.toString()})
                .toList();
    }

    @Override
    public CompletionStage<Void> removeAll(Jid owner) {
        return database.<Boolean>transact(
                        "blocks.removeAll",
                        connection -> Statements.update(
                                        connection, "DELETE FROM blocked WHERE owner = ?", Columns.ofOwner(owner))
                                .thenReturn(true))
                .thenAccept(_ -> {});
    }
}
