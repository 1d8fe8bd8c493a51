package io.outcry.persistence.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerAddressTest {

    @Test
    void readsHostPortAndName() {
        var address = ServerAddress.of("mysql://db.verona.example:3307/outcry");

        assertThat(address).contains(new ServerAddress("db.verona.example", 3307, "outcry"));
    }

    @Test
    void takesTheUsualPortWhereNoneIsNamed() {
        assertThat(ServerAddress.of("mysql://db.verona.example/outcry"))
                .contains(new ServerAddress("db.verona.example", 3306, "outcry"));
    }

    @Test
    void leavesOtherSchemesToOthers() {
        assertThat(ServerAddress.of("h2:mem:x")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://romeo:secret@db.verona.example/outcry",
                "mysql://db.verona.example/outcry?password=secret",
                "mysql://db.verona.example/",
                "mysql://db.verona.example",
                "mysql:///outcry",
                "mysql://db.verona.example/a/secret",
                "mysql://db verona/secret",
            })
    void refusesEverythingElseWithoutRepeatingIt(String url) {
        assertThatThrownBy(() -> ServerAddress.of(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("url must be mysql://")
                .hasMessageNotContaining("secret");
    }
}
