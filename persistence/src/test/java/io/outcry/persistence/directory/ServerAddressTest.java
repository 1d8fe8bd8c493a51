package io.outcry.persistence.directory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerAddressTest {

    @Test
    void readsSchemeHostAndPort() {
        assertThat(ServerAddress.find("ldap://ldap.corp.example"))
                .contains(new ServerAddress("ldap.corp.example", 389, false));
        assertThat(ServerAddress.find("ldaps://ldap.corp.example/"))
                .contains(new ServerAddress("ldap.corp.example", 636, true));
        assertThat(ServerAddress.find("ldaps://[2001:db8::1]:3636"))
                .contains(new ServerAddress("2001:db8::1", 3636, true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ldap.corp.example",
                "ldap.corp.example:389",
                "ldap://",
                "ldap://:389",
                "ldap://host:0",
                "https://ldap.corp.example",
                "ldapi:///socket",
                "ldap://host/dc=corp",
                "ldap://host??sub",
                "ldap://user@host",
                "ldap://ho st",
            })
    void refusesWhatHasMoreOrLess(String text) {
        assertThat(ServerAddress.find(text)).isEmpty();
    }
}
