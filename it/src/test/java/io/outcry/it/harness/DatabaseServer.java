package io.outcry.it.harness;

import io.outcry.persistence.MariaDb;
import java.util.List;

/** A database in a process of its own, which can be killed under the nodes that use it. */
public interface DatabaseServer {

    /** The settings of nodes that share a fresh database on it, each {@code key=value}. */
    List<String> freshDatabase();

    /** {@code kill -9}. */
    void kill();

    /** With what it had on its disk. */
    void restart();

    static DatabaseServer of(MariaDb server) {
        return new DatabaseServer() {

            @Override
            public List<String> freshDatabase() {
                return ChosenDatabase.on(server);
            }

            @Override
            public void kill() {
                server.kill();
            }

            @Override
            public void restart() {
                server.restart();
            }
        };
    }
}
