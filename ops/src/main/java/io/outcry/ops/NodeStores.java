package io.outcry.ops;

import io.outcry.core.Stores;
import io.outcry.core.auth.CombinedAccounts;
import io.outcry.core.cache.Caches;
import io.outcry.core.cache.OtherNodes;
import io.outcry.persistence.LayerReport;
import io.outcry.persistence.SqlStores;
import io.outcry.persistence.account.SqlSecrets;
import io.outcry.persistence.cache.CachedStores;
import io.outcry.persistence.directory.LdapDirectories;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/** All stores of a node: its database behind its caches, and the directories that keep the accounts of some of its domains. */
final class NodeStores implements AutoCloseable {

    private final SqlStores sql;
    private final CachedStores cached;
    private final LdapDirectories directories;
    private final Stores stores;

    NodeStores(SqlStores sql, CachedStores cached, LdapDirectories directories) {
        this.sql = sql;
        this.cached = cached;
        this.directories = directories;
        var own = cached.stores();
        this.stores = own.withAccounts(new CombinedAccounts(own.accounts(), directories.byDomain()));
    }

    Stores stores() {
        return stores;
    }

    /** What the service keeps to itself. */
    SqlSecrets secrets() {
        return sql.secrets();
    }

    Caches caches() {
        return cached.caches();
    }

    /** Where changes are told, for the caches of other nodes. */
    void tellTo(OtherNodes nodes) {
        cached.tellTo(nodes);
    }

    /** From the nearest layer to the furthest. */
    List<LayerReport> layers() {
        return Stream.concat(cached.reports().stream(), Stream.of(sql.report())).toList();
    }

    /** See {@link SqlStores#backup}. */
    CompletionStage<Void> backup(Path file) {
        return sql.backup(file);
    }

    @Override
    public void close() {
        directories.close();
        cached.close();
        sql.close();
    }
}
