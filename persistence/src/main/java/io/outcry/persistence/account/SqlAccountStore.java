package io.outcry.persistence.account;

import io.outcry.core.address.Jid;
import io.outcry.core.auth.Account;
import io.outcry.core.auth.AccountStore;
import io.outcry.core.auth.Directory;
import io.outcry.core.auth.Octets;
import io.outcry.core.auth.ScramHash;
import io.outcry.core.auth.ScramKeys;
import io.outcry.persistence.sql.Columns;
import io.outcry.persistence.sql.Database;
import io.outcry.persistence.sql.Statements;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/** Accounts and their stored keys. */
public final class SqlAccountStore implements AccountStore {

    private final Database database;

    public SqlAccountStore(Database database) {
        this.database = database;
    }

    private record KeyRow(Instant createdAt, Optional<ScramHash> hash, Optional<ScramKeys> keys) {}

    @Override
    public Optional<Directory> directory(String domain) {
        return Optional.empty();
    }

    @Override
    public CompletionStage<Optional<Account>> find(Jid account) {
        return database.read(
                "accounts.find",
                connection -> Statements.rows(
                                connection, SqlAccountStore::keyRow, """
                        SELECT created_at_utc, hash, salt, iterations, stored_key, server_key
                        FROM account LEFT JOIN account_key USING (domain, local_part)
                        WHERE account.domain = ? AND account.local_part = ?""", account.domain(), account.local())
                        .map(rows -> assemble(account.bare(), rows)));
    }

    private static KeyRow keyRow(Readable row) {
        var createdAt = Columns.time(row, "created_at_utc");
        if (row.get("hash", String.class) == null) {
            return new KeyRow(createdAt, Optional.empty(), Optional.empty());
        }
        var keys = new ScramKeys(
                Octets.ofBase64(Columns.text(row, "salt")),
                Columns.smallNumber(row, "iterations"),
                Octets.ofBase64(Columns.text(row, "stored_key")),
                Octets.ofBase64(Columns.text(row, "server_key")));
        return new KeyRow(createdAt, Optional.of(ScramHash.valueOf(Columns.text(row, "hash"))), Optional.of(keys));
    }

    private static Optional<Account> assemble(Jid account, List<KeyRow> rows) {
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        var keys = new EnumMap<ScramHash, ScramKeys>(ScramHash.class);
        for (var row : rows) {
            row.hash().ifPresent(hash -> keys.put(hash, row.keys().orElseThrow()));
        }
        return Optional.of(new Account(account, keys, rows.getFirst().createdAt()));
    }

    @Override
    public CompletionStage<Boolean> create(Account account) {
        return createAll(List.of(account)).thenApply(created -> created == 1);
    }

    @Override
    public CompletionStage<Integer> createAll(List<Account> accounts) {
        return database.transact(
                "accounts.create",
                connection -> Statements.updateEach(
                                connection,
                                "INSERT IGNORE INTO account (domain, local_part, created_at_utc) VALUES (?, ?, ?)",
                                accounts.stream()
                                        .map(SqlAccountStore::accountValues)
                                        .toList())
                        .flatMap(created -> {
                            // Only the new ones get keys: an import must never change a password.
                            var fresh = IntStream.range(0, accounts.size())
                                    .filter(index -> created.get(index) > 0)
                                    .mapToObj(accounts::get)
                                    .toList();
                            return insertKeys(
                                            connection,
                                            fresh.stream().flatMap(account -> keyValues(account.jid(), account.keys())))
                                    .thenReturn(fresh.size());
                        }));
    }

    private static Object[] accountValues(Account account) {
        Columns.ofOwner(account.jid());
        return new Object[] {account.jid().domain(), account.jid().local(), Columns.ofTime(account.createdAt())};
    }

    private static Mono<Boolean> insertKeys(Connection connection, Stream<Object[]> rows) {
        return Statements.updateEach(connection, """
                        INSERT INTO account_key (domain, local_part, hash, salt, iterations, stored_key, server_key)
                        VALUES (?, ?, ?, ?, ?, ?, ?)""", rows.toList()).thenReturn(true);
    }

    private static Stream<Object[]> keyValues(Jid account, Map<ScramHash, ScramKeys> keys) {
        return keys.entrySet().stream().map(entry -> new Object[] {
            account.domain(),
            account.local(),
            entry.getKey().name(),
            entry.getValue().salt().toBase64(),
            entry.getValue().iterations(),
            entry.getValue().storedKey().toBase64(),
            entry.getValue().serverKey().toBase64()
        });
    }

    @Override
    public CompletionStage<Boolean> changeKeys(Jid account, Map<ScramHash, ScramKeys> keys) {
        // Locks the account, so that nobody removes it, or changes it too, between our statements.
        return database.transact(
                "accounts.changeKeys",
                connection -> Statements.rows(
                                connection,
                                row -> Columns.text(row, "local_part"),
                                "SELECT local_part FROM account WHERE domain = ? AND local_part = ? FOR UPDATE",
                                account.domain(),
                                account.local())
                        .flatMap(found -> found.isEmpty()
                                ? Mono.just(false)
                                : deleteKeys(connection, account)
                                        .then(Mono.defer(() -> insertKeys(connection, keyValues(account, keys))))));
    }

    private static Mono<Long> deleteKeys(Connection connection, Jid account) {
        return Statements.update(
                connection,
                "DELETE FROM account_key WHERE domain = ? AND local_part = ?",
                account.domain(),
                account.local());
    }

    @Override
    public CompletionStage<Boolean> remove(Jid account) {
        return database.transact(
                "accounts.remove",
                connection -> Statements.update(
                                connection,
                                "DELETE FROM account WHERE domain = ? AND local_part = ?",
                                account.domain(),
                                account.local())
                        .flatMap(removed -> deleteKeys(connection, account).thenReturn(removed > 0)));
    }

    @Override
    public CompletionStage<List<Jid>> page(String domain, String afterLocal, int limit) {
        return database.read(
                "accounts.page",
                connection -> Statements.rows(
                        connection,
                        row -> new Jid(Columns.text(row, "local_part"), domain, ""),
                        "SELECT local_part FROM account WHERE domain = ? AND local_part > ? ORDER BY local_part LIMIT ?",
                        domain,
                        afterLocal,
                        limit));
    }

    @Override
    public CompletionStage<Long> count(String domain) {
        return database.read(
                "accounts.count",
                connection -> Statements.rows(
                                connection,
                                row -> Columns.number(row, "accounts"),
                                "SELECT COUNT(*) AS accounts FROM account WHERE domain = ?",
                                domain)
                        .map(List::getFirst));
    }
}
