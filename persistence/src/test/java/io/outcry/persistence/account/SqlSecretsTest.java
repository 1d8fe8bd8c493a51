package io.outcry.persistence.account;

import static io.outcry.persistence.Answers.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.persistence.DatabaseConfig;
import io.outcry.persistence.SqlStores;
import io.outcry.persistence.TestDatabase;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SqlSecretsTest {

    private final SqlStores sql = TestDatabase.open(fresh());

    /** An empty database; another kind of database in a subclass. */
    DatabaseConfig fresh() {
        return TestDatabase.inMemory();
    }

    @AfterEach
    void close() {
        sql.close();
    }

    @Test
    void aSecretIsWhatItWasAtFirst() {
        assertThat(await(sql.secrets().findOrTake("decoys", "one"))).isEqualTo("one");
        assertThat(await(sql.secrets().findOrTake("decoys", "two"))).isEqualTo("one");
        assertThat(await(sql.secrets().findOrTake("other", "three"))).isEqualTo("three");
    }

    @Test
    void allWhoAskAtOnceGetTheSame() {
        var answers = IntStream.range(0, 20)
                .mapToObj(number -> sql.secrets().findOrTake("decoys", "of node " + number))
                .toList();

        assertThat(answers.stream().map(answer -> await(answer)).distinct()).hasSize(1);
    }
}
