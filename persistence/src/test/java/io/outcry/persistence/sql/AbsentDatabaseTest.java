package io.outcry.persistence.sql;

import static io.outcry.persistence.Answers.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.asyncer.r2dbc.mysql.MySqlConnectionConfiguration;
import io.asyncer.r2dbc.mysql.MySqlConnectionFactory;
import io.outcry.core.StoreException.Reason;
import io.outcry.core.meter.RecordingMeter;
import io.outcry.persistence.TestDatabase;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Mono;

/** However it shows that there is no way to the database: it is lost, and said to be. */
@Timeout(60)
class AbsentDatabaseTest {

    @Test
    void isLostWhereNobodyListens() throws IOException {
        int port;
        try (var unused = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = unused.getLocalPort();
        }

        isLost(MySqlConnectionFactory.from(MySqlConnectionConfiguration.builder()
                .host("127.0.0.1")
                .port(port)
                .user("outcry")
                .build()));
    }

    @Test
    void isLostWhereTheConnectionBreaksWhileItIsMade() {
        isLost(failing(new IOException("Connection reset by peer")));
    }

    @Test
    void isLostWhereEachConnectionTurnsOutToBeDead() {
        isLost(failing(new R2dbcNonTransientResourceException("Connection validation failed")));
    }

    private static void isLost(ConnectionFactory factory) {
        var config = TestDatabase.inMemory();
        try (var engine = Engine.open(config);
                var database = new Database(factory, engine.dialect(), config, new RecordingMeter())) {
            var failure = failureOf(database.read("who", _ -> Mono.just("nobody")));

            assertThat(failure.reason()).isEqualTo(Reason.FAILED);
            assertThat(failure).hasMessageContaining("who failed");
            assertThat(database.report().lostAt()).isPresent();
        }
    }

    private static ConnectionFactory failing(Throwable failure) {
        return new ConnectionFactory() {

            @Override
            public Mono<Connection> create() {
                return Mono.error(failure);
            }

            @Override
            public ConnectionFactoryMetadata getMetadata() {
                return () -> "absent";
            }
        };
    }
}
