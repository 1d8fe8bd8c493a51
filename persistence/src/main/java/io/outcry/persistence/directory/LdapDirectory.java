package io.outcry.persistence.directory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.DereferencePolicy;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPSearchException;
import com.unboundid.ldap.sdk.RDN;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import io.outcry.core.address.Jid;
import io.outcry.core.auth.Directory;
import io.outcry.core.auth.Octets;
import io.outcry.core.auth.SaslMechanism;
import io.outcry.core.meter.Meter;
import io.outcry.core.meter.Metric;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One LDAP directory: an account is there where a search finds one entry, and a password is right where a bind succeeds. */
final class LdapDirectory implements Directory, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LdapDirectory.class);

    /** What servers say of a wrong password, and of an entry that nobody may log in as: locked, expired, without one. */
    private static final Set<ResultCode> REFUSALS = Set.of(
            ResultCode.INVALID_CREDENTIALS,
            ResultCode.INAPPROPRIATE_AUTHENTICATION,
            ResultCode.NO_SUCH_OBJECT,
            ResultCode.CONSTRAINT_VIOLATION,
            ResultCode.INSUFFICIENT_ACCESS_RIGHTS,
            ResultCode.UNWILLING_TO_PERFORM);

    /** Among the caches that are measured. */
    private static final String CACHE = "directory";

    private final String name;
    private final DirectoryConfig config;
    private final DirectoryLimits limits;
    private final AccountFilter filter;
    private final String nobody;
    private final BoundedCalls calls;
    private final LdapConnections connections;
    private final Cache<Jid, Boolean> remembered;
    private final Meter meter;

    private LdapDirectory(String name, DirectoryConfig config, DirectoryLimits limits, Meter meter)
            throws LDAPException {
        this.name = name;
        this.config = config;
        this.limits = limits;
        this.filter = new AccountFilter(config.filter());
        this.nobody = new DN(new RDN("cn", "outcry: no such account"), new DN(config.baseDn())).toString();
        this.connections = LdapConnections.open(name, config, limits);
        this.calls = new BoundedCalls(name, limits, meter);
        this.remembered = Caffeine.newBuilder()
                .maximumSize(limits.rememberedMax())
                .expireAfterWrite(limits.rememberFor())
                .build();
        this.meter = meter;
        meter.watch(Metric.CACHE_ENTRIES, CACHE, remembered::estimatedSize);
    }

    /** Connects to nobody yet. What cannot be right is an {@link IllegalArgumentException} that begins with its key. */
    static LdapDirectory open(String name, DirectoryConfig config, DirectoryLimits limits, Meter meter) {
        try {
            return new LdapDirectory(name, config, limits, meter);
        } catch (LDAPException wrong) {
            throw new IllegalArgumentException("base-dn cannot be used: " + wrong.getMessage(), wrong);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<SaslMechanism> mechanisms() {
        return config.allowed();
    }

    @Override
    public Duration recheckEvery() {
        return limits.recheckEvery();
    }

    @Override
    public CompletionStage<Boolean> exists(Jid account) {
        var isRemembered = remembered.getIfPresent(account) != null;
        meter.count(isRemembered ? Metric.CACHE_HITS : Metric.CACHE_MISSES, CACHE);
        if (isRemembered) {
            return CompletableFuture.completedStage(true);
        }
        return calls.ask(
                        "search",
                        () -> connections
                                .lend(connection -> find(connection, account))
                                .isPresent())
                .thenApply(exists -> remember(account, exists));
    }

    @Override
    public CompletionStage<Boolean> check(Jid account, Octets password) {
        var begunAt = System.nanoTime();
        // Many servers take a bind without a password for one of nobody in particular, and it succeeds (RFC 4513
        // §5.1.2).
        var isRight = password.length() == 0
                ? CompletableFuture.completedFuture(false)
                : calls.ask("login", () -> connections.lendToBind(connection -> bind(connection, account, password)));
        return isRight.thenCompose(
                right -> right ? CompletableFuture.completedStage(remember(account, true)) : refuseNotBefore(begunAt));
    }

    private CompletionStage<Boolean> refuseNotBefore(long begunAt) {
        var rest = limits.refuseAfter().toNanos() - (System.nanoTime() - begunAt);
        return rest <= 0
                ? CompletableFuture.completedStage(false)
                : new CompletableFuture<Boolean>().completeOnTimeout(false, rest, TimeUnit.NANOSECONDS);
    }

    private boolean remember(Jid account, boolean exists) {
        if (exists) {
            remembered.put(account, true);
        }
        return exists;
    }

    /** An unknown account is bound as too, in vain, so that it takes what a wrong password takes. */
    private boolean bind(LDAPConnection connection, Jid account, Octets password) throws LDAPException {
        var entry = find(connection, account);
        try {
            connection.bind(new SimpleBindRequest(entry.orElse(nobody), password.toArray()));
            return entry.isPresent();
        } catch (LDAPException refused) {
            if (REFUSALS.contains(refused.getResultCode())) {
                return false;
            }
            throw refused;
        }
    }

    /** The name of the account's entry. */
    private Optional<String> find(LDAPConnection connection, Jid account) throws LDAPException {
        var entries = search(connection, account);
        if (entries.size() > 1) {
            LOG.atWarn().addKeyValue("directory", name).log("directory.ambiguous");
            return Optional.empty();
        }
        return entries.stream().map(SearchResultEntry::getDN).findFirst();
    }

    private List<SearchResultEntry> search(LDAPConnection connection, Jid account) throws LDAPException {
        // One more than there may be, and nothing of the entry but its name.
        var request = new SearchRequest(
                config.baseDn(),
                config.searchScope(),
                DereferencePolicy.NEVER,
                2,
                (int) Math.max(1, limits.responseTimeout().toSeconds()),
                false,
                filter.of(account),
                SearchRequest.NO_ATTRIBUTES);
        try {
            return connection.search(request).getSearchEntries();
        } catch (LDAPSearchException failed) {
            if (failed.getResultCode().equals(ResultCode.SIZE_LIMIT_EXCEEDED) && failed.getEntryCount() > 1) {
                return failed.getSearchEntries();
            }
            throw failed;
        }
    }

    @Override
    public void close() {
        calls.close();
        connections.close();
    }
}
