package io.outcry.ops;

import io.outcry.core.Stores;
import io.outcry.core.auth.CombinedAccounts;
import io.outcry.persistence.SqlStores;
import io.outcry.persistence.directory.LdapDirectories;

/** All stores of a node: its database, and the directories that keep the accounts of some of its domains. */
final class NodeStores implements AutoCloseable {

    private final SqlStores sql;
    private final LdapDirectories directories;
    private final Stores stores;

    NodeStores(SqlStores sql, LdapDirectories directories) {
        this.sql = sql;
        this.directories = directories;
        var own = sql.stores();
        this.stores = own.withAccounts(new CombinedAccounts(own.accounts(), directories.byDomain()));
    }

    Stores stores() {
        return stores;
    }

    @Override
    public void close() {
        directories.close();
        sql.close();
    }
}
