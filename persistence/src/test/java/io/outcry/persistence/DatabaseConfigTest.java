package io.outcry.persistence;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.outcry.persistence.ledger.LedgerConfig;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseConfigTest {

    @ParameterizedTest
    @CsvSource({
        "url, ' ', dc1, 8, 100, PT5S",
        "datacenter, h2:mem:x, '', 8, 100, PT5S",
        "datacenter, h2:mem:x, 'DC 1', 8, 100, PT5S",
        "max-connections, h2:mem:x, dc1, 1, 100, PT5S",
        "max-connections, h2:mem:x, dc1, 1001, 100, PT5S",
        "max-waiting, h2:mem:x, dc1, 8, 0, PT5S",
        "acquire-timeout, h2:mem:x, dc1, 8, 100, PT0S",
        "acquire-timeout, h2:mem:x, dc1, 8, 100, PT11M",
    })
    void namesTheKeyThatIsWrong(
            String key, String url, String datacenter, int maxConnections, int maxWaiting, Duration acquireTimeout) {
        var second = Duration.ofSeconds(1);
        var ledger = TestDatabase.inMemory().ledger();

        assertThatThrownBy(() -> new DatabaseConfig(
                        url,
                        TestDatabase.NOBODY,
                        datacenter,
                        maxConnections,
                        maxWaiting,
                        acquireTimeout,
                        second,
                        second,
                        second,
                        true,
                        ledger))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(key + " must ");
    }

    @ParameterizedTest
    @CsvSource({
        "max-batch-entries, 0, 1000, PT0S, 100, 1000",
        "max-batch-entries, 10001, 1000, PT0S, 100, 1000",
        "max-batch-chars, 10, 0, PT0S, 100, 1000",
        "gather-time, 10, 1000, PT-1S, 100, 1000",
        "gather-time, 10, 1000, PT0.101S, 100, 1000",
        "max-waiting, 10, 1000, PT0S, 0, 1000",
        "max-waiting-chars, 10, 1000, PT0S, 100, 0",
    })
    void namesTheKeyOfTheLedgerThatIsWrong(
            String key, int maxBatch, long maxBatchChars, Duration gather, int maxWaiting, long maxWaitingChars) {
        assertThatThrownBy(() -> new LedgerConfig(maxBatch, maxBatchChars, gather, maxWaiting, maxWaitingChars))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(key + " must ");
    }
}
