package io.outcry.ops.config;

import com.typesafe.config.ConfigUtil;
import io.outcry.actors.c2s.ClientConfig;
import io.outcry.actors.room.RoomsConfig;
import io.outcry.actors.user.UserConfig;
import io.outcry.core.Positive;
import io.outcry.core.address.Jid;
import io.outcry.core.address.JidFormatException;
import io.outcry.core.auth.SaslMechanism;
import io.outcry.core.feature.serverinfo.ContactAddresses;
import io.outcry.core.retention.PurgeOrder;
import io.outcry.core.retention.RetentionConfig;
import io.outcry.core.stream.StreamLimits;
import io.outcry.persistence.cache.CacheConfig;
import io.outcry.persistence.directory.DirectoryConfig;
import io.outcry.persistence.directory.DirectoryLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * All that an operator may set, beside Pekko's own settings.
 *
 * @param datacenter where this node stands
 * @param domains whose accounts live here, prepared by RFC 7622; the first is meant where none is named
 * @param contactAddresses whom to turn to about the service
 * @param dataFolder holds the embedded database, certificates, logs
 * @param portOffset already added to every port below
 * @param listeners by a name of the operator's choice
 * @param limits of one stream
 * @param directories that keep the accounts of some domains, by a name of the operator's choice
 * @param stopWithin longest time that an orderly stop may take
 */
public record OutcryConfig(
        String datacenter,
        List<String> domains,
        ContactAddresses contactAddresses,
        Path dataFolder,
        int portOffset,
        Map<String, ListenerConfig> listeners,
        StreamLimits limits,
        ConnectionConfig connections,
        ClientConfig clients,
        UserConfig users,
        RoomsConfig rooms,
        AccountConfig accounts,
        Map<String, DirectoryConfig> directories,
        DirectoryLimits directoryLimits,
        StoreConfig database,
        CacheConfig cache,
        TlsConfig tls,
        AdminConfig admin,
        ClusterConfig cluster,
        Duration stopWithin) {

    public OutcryConfig {
        if (!datacenter.matches("[a-z0-9][a-z0-9-]{0,31}")) {
            throw new IllegalArgumentException(
                    "datacenter must be 1 to 32 lower-case letters, digits and dashes, was " + datacenter);
        }
        domains = prepared(domains);
        rooms = rooms.beside(domains);
        checkRooms(rooms, domains);
        if (portOffset < 0 || portOffset > 40_000) {
            throw new IllegalArgumentException("port-offset must be between 0 and 40000, was " + portOffset);
        }
        listeners = new TreeMap<>(listeners);
        directories = new TreeMap<>(directories);
        checkDirectories(directories, domains, accounts);
        checkRetention(users.record().retention(), domains);
        if (connections.maxUnsentBytes() < limits.maxStanzaBytes()) {
            throw new IllegalArgumentException(
                    "connections.max-unsent-bytes must be at least limits.max-stanza-bytes, was "
                            + connections.maxUnsentBytes());
        }
        var longest = database.answerTimeout().multipliedBy(2);
        if (cache.redis().distrustFor().compareTo(longest) < 0) {
            // A read and a change may be under way one after the other.
            throw new IllegalArgumentException(
                    "cache.redis.distrust-for must be at least twice database.answer-timeout," + " was "
                            + cache.redis().distrustFor());
        }
        Positive.require("stop-within", stopWithin);
    }

    private static void checkDirectories(
            Map<String, DirectoryConfig> directories, List<String> domains, AccountConfig accounts) {
        var taken = new HashSet<String>();
        directories.forEach((name, directory) -> {
            var key = "directories." + ConfigUtil.joinPath(name);
            for (var domain : directory.domains()) {
                if (!domains.contains(domain)) {
                    throw new IllegalArgumentException(
                            key + ".domains must hold domains of this node, which " + domain + " is not");
                }
                if (!taken.add(domain)) {
                    throw new IllegalArgumentException(
                            key + ".domains must not hold " + domain + ": it is in another directory, or here twice");
                }
            }
            if (!directory.allowed().contains(SaslMechanism.PLAIN)
                    && accounts.clientAuthorities().isEmpty()) {
                throw new IllegalArgumentException(key + ".mechanisms leave no way to log in: external needs"
                        + " accounts.client-authorities, and plain is not among them");
            }
        });
    }

    /** A domain has accounts or rooms: their addresses look alike. */
    private static void checkRooms(RoomsConfig rooms, List<String> domains) {
        for (var service : rooms.services()) {
            if (!prepared(service).equals(service)) {
                throw new IllegalArgumentException(
                        "rooms.services must hold " + prepared(service) + " as such, not " + service);
            }
            if (domains.contains(service)) {
                throw new IllegalArgumentException(
                        "rooms.services must not hold " + service + ", which has accounts: it is one of domains");
            }
        }
    }

    /** A domain that is written wrong would lose what it has to keep. */
    private static void checkRetention(RetentionConfig retention, List<String> domains) {
        for (var domain : retention.domains().keySet()) {
            if (!domains.contains(domain)) {
                throw new IllegalArgumentException("users.record.retention.domains." + ConfigUtil.joinPath(domain)
                        + " must be one of this node's domains, " + String.join(", ", domains));
            }
        }
    }

    private static List<String> prepared(List<String> domains) {
        if (domains.isEmpty()) {
            throw new IllegalArgumentException("domains must name at least one domain");
        }
        var prepared = domains.stream().map(OutcryConfig::prepared).toList();
        if (prepared.stream().distinct().count() < prepared.size()) {
            throw new IllegalArgumentException("domains must not name a domain twice");
        }
        return prepared;
    }

    private static String prepared(String domain) {
        try {
            var jid = Jid.parse(domain);
            if (jid.isDomain()) {
                return jid.domain();
            }
            throw new IllegalArgumentException("domains must hold domain names, not " + domain);
        } catch (JidFormatException wrong) {
            throw new IllegalArgumentException("domains must hold domain names: " + wrong.getMessage(), wrong);
        }
    }

    /** The domain that is meant where none is named. */
    public String firstDomain() {
        return domains.getFirst();
    }

    /** The first domain whose accounts are kept here and not in a directory. */
    public Optional<String> firstOwnDomain() {
        return domains.stream()
                .filter(domain -> directories.values().stream()
                        .noneMatch(directory -> directory.domains().contains(domain)))
                .findFirst();
    }

    /** What a purge goes by that begins now; the name is its own. */
    public PurgeOrder purge(Instant now, String name) {
        var record = users.record();
        return new PurgeOrder(record.retention(), domains, record.dedupeWindow(), now, name);
    }

    /** Every port, by its key. */
    Map<String, Integer> ports() {
        var ports = new TreeMap<String, Integer>();
        listeners.forEach(
                (name, listener) -> ports.put("listeners." + ConfigUtil.joinPath(name) + ".port", listener.port()));
        ports.put("admin.port", admin.port());
        ports.put("cluster.port", cluster.port());
        return ports;
    }

    /** Where nothing shifted the ports yet: shifts them all. */
    OutcryConfig withPortsShifted() {
        var shifted = listeners.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().shifted(portOffset)));
        return with(shifted, admin.shifted(portOffset), cluster.shifted(portOffset));
    }

    private OutcryConfig with(Map<String, ListenerConfig> ports, AdminConfig adminPort, ClusterConfig clusterPort) {
        return new OutcryConfig(
                datacenter,
                domains,
                contactAddresses,
                dataFolder,
                portOffset,
                ports,
                limits,
                connections,
                clients,
                users,
                rooms,
                accounts,
                directories,
                directoryLimits,
                database,
                cache,
                tls,
                adminPort,
                clusterPort,
                stopWithin);
    }
}
