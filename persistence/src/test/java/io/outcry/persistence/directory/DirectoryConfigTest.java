package io.outcry.persistence.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.outcry.core.auth.SaslMechanism;
import io.outcry.core.meter.Silent;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DirectoryConfigTest {

    private static final Optional<Path> NO_FILE = Optional.empty();
    private static final Optional<String> NONE = Optional.empty();

    @Test
    void hasTheDomainAsAddressesHaveIt() {
        assertThat(CorpDirectory.at(Path.of("ca.pem"), "ldap://host").domains()).containsExactly("corp.example");
        assertThat(with(List.of("Corp.Example"), List.of("ldap://host"), "dc=corp", "(uid={local})")
                        .domains())
                .containsExactly("corp.example");
    }

    @Test
    void namesTheKeyOfWhatIsWrong() {
        var servers = List.of("ldap://host");
        assertRefused("domains", () -> with(List.of(), servers, "dc=corp", "(uid={local})"));
        assertRefused("domains", () -> with(List.of("romeo@corp.example"), servers, "dc=corp", "(uid={local})"));
        assertRefused("servers", () -> with(List.of("corp.example"), List.of(), "dc=corp", "(uid={local})"));
        assertRefused("servers", () -> with(List.of("corp.example"), List.of("host"), "dc=corp", "(uid={local})"));
        assertRefused("base-dn", () -> with(List.of("corp.example"), servers, "corp", "(uid={local})"));
        assertRefused("filter", () -> with(List.of("corp.example"), servers, "dc=corp", "(uid=romeo)"));
    }

    @Test
    void needsOnePasswordWithANameAndNoneWithout() {
        var file = Optional.of(Path.of("password"));
        assertRefused("bind-dn", () -> as(Optional.of("cn=searcher"), NONE, NO_FILE));
        assertRefused("bind-dn", () -> as(Optional.of("cn=searcher"), Optional.of("x"), file));
        assertRefused("bind-dn", () -> as(Optional.of("searcher"), Optional.of("x"), NO_FILE));
        assertRefused("password", () -> as(NONE, Optional.of("x"), NO_FILE));
        assertRefused("password-file", () -> as(NONE, NONE, file));
        assertThat(as(NONE, NONE, NO_FILE).bindDn()).isEmpty();
    }

    @Test
    void offersOnlyWhatADirectoryCanDo() {
        assertThat(mechanisms(Optional.empty()).allowed())
                .containsExactlyInAnyOrder(SaslMechanism.EXTERNAL, SaslMechanism.PLAIN);
        assertThat(mechanisms(Optional.of(List.of(SaslMechanism.PLAIN))).allowed())
                .containsExactly(SaslMechanism.PLAIN);
        assertRefused("mechanisms", () -> mechanisms(Optional.of(List.of())));
        assertRefused("mechanisms", () -> mechanisms(Optional.of(List.of(SaslMechanism.SCRAM_SHA_256))));
    }

    @Test
    void showsItsSecretToNobody() {
        assertThat(CorpDirectory.as("very secret", Path.of("ca.pem"), "ldap://host"))
                .asString()
                .doesNotContain("very secret")
                .doesNotContain(Slapd.SEARCHER);
    }

    /** Files are looked at when the node starts; which of them is wrong is said with its directory. */
    @Test
    void namesTheDirectoryOfAFileThatCannotBeRead() {
        var config = CorpDirectory.at(Path.of("no", "such.pem"), "ldap://host");

        assertThatThrownBy(() -> LdapDirectories.open(Map.of("corp", config), CorpDirectory.LIMITS, new Silent()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("corp.authorities cannot be used: ")
                .hasMessageContaining("such.pem");
    }

    private static DirectoryConfig with(List<String> domains, List<String> servers, String baseDn, String filter) {
        return new DirectoryConfig(
                domains, servers, NO_FILE, NONE, NONE, NO_FILE, baseDn, filter, Optional.empty(), Optional.empty());
    }

    private static DirectoryConfig as(Optional<String> dn, Optional<String> password, Optional<Path> file) {
        return new DirectoryConfig(
                List.of("corp.example"),
                List.of("ldap://host"),
                NO_FILE,
                dn,
                password,
                file,
                "dc=corp",
                "(uid={local})",
                Optional.empty(),
                Optional.empty());
    }

    private static DirectoryConfig mechanisms(Optional<List<SaslMechanism>> mechanisms) {
        return new DirectoryConfig(
                List.of("corp.example"),
                List.of("ldap://host"),
                NO_FILE,
                NONE,
                NONE,
                NO_FILE,
                "dc=corp",
                "(uid={local})",
                Optional.empty(),
                mechanisms);
    }

    private static void assertRefused(String key, Runnable made) {
        assertThatThrownBy(made::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(key + " ");
    }
}
