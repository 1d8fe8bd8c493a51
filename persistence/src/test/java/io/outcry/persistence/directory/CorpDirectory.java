package io.outcry.persistence.directory;

import io.outcry.core.address.Jid;
import io.outcry.core.auth.Octets;
import io.outcry.core.meter.Silent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Configs for tests. */
final class CorpDirectory {

    static final String DOMAIN = "corp.example";
    static final String FILTER = "(&(objectClass=inetOrgPerson)(uid={local})(!(employeeType=left)))";
    static final DirectoryLimits LIMITS = limits(4, 100);

    private CorpDirectory() {}

    static DirectoryConfig of(Slapd slapd) {
        return at(slapd.authorities(), slapd.startTls());
    }

    static DirectoryConfig at(Path authorities, String... servers) {
        return as(Slapd.SEARCHERS_PASSWORD, authorities, servers);
    }

    static DirectoryConfig as(String password, Path authorities, String... servers) {
        return new DirectoryConfig(
                List.of(DOMAIN),
                List.of(servers),
                Optional.of(authorities),
                Optional.of(Slapd.SEARCHER),
                Optional.of(password),
                Optional.empty(),
                Slapd.BASE,
                FILTER,
                Optional.empty(),
                Optional.empty());
    }

    static DirectoryLimits limits(int connections, int maxWaiting) {
        return new DirectoryLimits(
                connections,
                maxWaiting,
                Duration.ofSeconds(2),
                Duration.ofSeconds(2),
                Duration.ofSeconds(5),
                Duration.ofMinutes(1),
                Duration.ZERO,
                100,
                Duration.ofMinutes(10),
                Duration.ZERO);
    }

    static DirectoryLimits remembering(Duration time) {
        return new DirectoryLimits(
                LIMITS.connections(),
                LIMITS.maxWaiting(),
                LIMITS.connectTimeout(),
                LIMITS.responseTimeout(),
                LIMITS.answerTimeout(),
                LIMITS.healthCheckEvery(),
                time,
                LIMITS.rememberedMax(),
                LIMITS.recheckEvery(),
                LIMITS.refuseAfter());
    }

    static DirectoryLimits refusingAfter(Duration time) {
        return new DirectoryLimits(
                LIMITS.connections(),
                LIMITS.maxWaiting(),
                LIMITS.connectTimeout(),
                LIMITS.responseTimeout(),
                LIMITS.answerTimeout(),
                LIMITS.healthCheckEvery(),
                LIMITS.rememberFor(),
                LIMITS.rememberedMax(),
                LIMITS.recheckEvery(),
                time);
    }

    static LdapDirectory open(DirectoryConfig config) {
        return LdapDirectory.open("corp", config, LIMITS, new Silent());
    }

    static Jid jid(String local) {
        return new Jid(local, DOMAIN, "");
    }

    static Octets password(String text) {
        return Octets.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
