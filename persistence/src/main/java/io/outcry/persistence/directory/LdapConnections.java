package io.outcry.persistence.directory;

import com.unboundid.ldap.sdk.GetEntryLDAPConnectionPoolHealthCheck;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionPool;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import java.util.function.Consumer;

/** Connections that are used again, each bound as the searcher while it is not lent. */
final class LdapConnections implements AutoCloseable {

    /** What is done while a connection is lent. */
    @FunctionalInterface
    interface Task<T> {

        T on(LDAPConnection connection) throws LDAPException;
    }

    private final LDAPConnectionPool pool;
    private final int connections;

    private LdapConnections(LDAPConnectionPool pool, int connections) {
        this.pool = pool;
        this.connections = connections;
    }

    /** Connects to nobody yet: a directory that is away does not keep a node from starting. */
    static LdapConnections open(String name, DirectoryConfig config, DirectoryLimits limits) {
        var searcher = LdapServers.searcher(config);
        var servers = LdapServers.of(config, limits, searcher);
        // The root of a server says of itself, to everybody, whether it is there (RFC 4512 §5.1).
        var health = new GetEntryLDAPConnectionPoolHealthCheck(
                "", limits.responseTimeout().toMillis(), false, false, false, true, false);
        try {
            var pool = new LDAPConnectionPool(servers, searcher, 0, limits.connections(), 1, null, false, health);
            pool.setConnectionPoolName(name);
            pool.setHealthCheckIntervalMillis(limits.healthCheckEvery().toMillis());
            // As many as there are threads that ask: BoundedCalls is the limit.
            pool.setCreateIfNecessary(true);
            return new LdapConnections(pool, limits.connections());
        } catch (LDAPException impossible) {
            throw new IllegalStateException("a pool without connections connects to nobody", impossible);
        }
    }

    /** For tasks that leave the connection bound as it was. */
    <T> T lend(Task<T> task) throws LDAPException {
        return lend(task, pool::releaseConnection);
    }

    /** For tasks that bind as somebody else. */
    <T> T lendToBind(Task<T> task) throws LDAPException {
        return lend(task, pool::releaseAndReAuthenticateConnection);
    }

    /** Connections that their server closed while nobody used them are no reason to fail: the next one is tried. */
    private <T> T lend(Task<T> task, Consumer<LDAPConnection> takeBack) throws LDAPException {
        for (var others = connections; ; others--) {
            var connection = pool.getConnection();
            try {
                return use(connection, task, takeBack);
            } catch (LDAPException failed) {
                if (others == 0 || !failed.getResultCode().equals(ResultCode.SERVER_DOWN)) {
                    throw failed;
                }
            }
        }
    }

    private <T> T use(LDAPConnection connection, Task<T> task, Consumer<LDAPConnection> takeBack) throws LDAPException {
        try {
            var result = task.on(connection);
            takeBack.accept(connection);
            return result;
        } catch (LDAPException failed) {
            if (failed.getResultCode().isConnectionUsable()) {
                takeBack.accept(connection);
            } else {
                pool.discardConnection(connection);
            }
            throw failed;
        } catch (RuntimeException failed) {
            pool.discardConnection(connection);
            throw failed;
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
