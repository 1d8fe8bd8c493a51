package io.outcry.persistence.directory;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.SearchScope;
import io.outcry.core.address.Jid;
import io.outcry.core.auth.SaslMechanism;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where the accounts of some domains are.
 *
 * @param domains whose accounts are there, prepared by RFC 7622
 * @param servers {@code ldap://host:port} by StartTLS, {@code ldaps://host:port} by TLS from the first byte; the first that
 *     answers is used
 * @param authorities PEM file of those who vouch for the servers' certificates; empty for the ones that Java trusts
 * @param bindDn who searches; empty for nobody in particular
 * @param password of who searches, or else
 * @param passwordFile whose first line is that password
 * @param baseDn below which accounts are searched
 * @param filter of one account, see {@link AccountFilter}
 * @param scope how far below; the whole tree where it is left out
 * @param mechanisms ways to log in; both where it is left out
 */
public record DirectoryConfig(
        List<String> domains,
        List<String> servers,
        Optional<Path> authorities,
        Optional<String> bindDn,
        Optional<String> password,
        Optional<Path> passwordFile,
        String baseDn,
        String filter,
        Optional<Scope> scope,
        Optional<List<SaslMechanism>> mechanisms) {

    /** How far below the base an account may be. */
    public enum Scope {
        ONE,
        SUB
    }

    private static final List<SaslMechanism> POSSIBLE = List.of(SaslMechanism.EXTERNAL, SaslMechanism.PLAIN);

    public DirectoryConfig {
        domains = domains.stream().map(DirectoryConfig::prepared).toList();
        servers = List.copyOf(servers);
        if (domains.isEmpty()) {
            throw new IllegalArgumentException("domains must name at least one domain");
        }
        checkServers(servers);
        checkBind(bindDn, password.isPresent(), passwordFile.isPresent());
        if (!DN.isValidDN(baseDn)) {
            throw new IllegalArgumentException("base-dn must be a name such as dc=example,dc=com, was " + baseDn);
        }
        new AccountFilter(filter);
        checkMechanisms(mechanisms.orElse(POSSIBLE));
    }

    private static String prepared(String domain) {
        return Jid.find(domain)
                .filter(Jid::isDomain)
                .map(Jid::domain)
                .orElseThrow(() -> new IllegalArgumentException("domains must hold domain names, not " + domain));
    }

    private static void checkServers(List<String> servers) {
        if (servers.isEmpty()) {
            throw new IllegalArgumentException("servers must name at least one server");
        }
        for (var server : servers) {
            if (ServerAddress.find(server).isEmpty()) {
                throw new IllegalArgumentException(
                        "servers must be like ldap://host:389 (StartTLS) or ldaps://host:636, not " + server);
            }
        }
    }

    private static void checkBind(Optional<String> bindDn, boolean hasPassword, boolean hasFile) {
        if (bindDn.filter(dn -> dn.isBlank() || !DN.isValidDN(dn)).isPresent()) {
            throw new IllegalArgumentException("bind-dn must be a name such as cn=outcry,dc=example,dc=com, or null");
        }
        if (bindDn.isPresent() && hasPassword == hasFile) {
            throw new IllegalArgumentException("bind-dn needs either password or password-file beside it");
        }
        if (bindDn.isEmpty() && (hasPassword || hasFile)) {
            throw new IllegalArgumentException(
                    (hasPassword ? "password" : "password-file") + " needs bind-dn beside it");
        }
    }

    private static void checkMechanisms(List<SaslMechanism> mechanisms) {
        if (mechanisms.isEmpty() || !POSSIBLE.containsAll(mechanisms)) {
            throw new IllegalArgumentException(
                    "mechanisms must be plain, external or both: a directory gives out no keys for any other");
        }
    }

    List<ServerAddress> addresses() {
        return servers.stream()
                .flatMap(server -> ServerAddress.find(server).stream())
                .toList();
    }

    SearchScope searchScope() {
        return switch (scope.orElse(Scope.SUB)) {
            case ONE -> SearchScope.ONE;
            case SUB -> SearchScope.SUB;
        };
    }

    /** The ways to log in. */
    public List<SaslMechanism> allowed() {
        return mechanisms.orElse(POSSIBLE);
    }

    /** Without what is secret. */
    @Override
    public String toString() {
        return "DirectoryConfig[domains=" + domains + ", servers=" + servers + "]";
    }
}
