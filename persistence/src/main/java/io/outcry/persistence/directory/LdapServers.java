package io.outcry.persistence.directory;

import com.unboundid.ldap.sdk.BindRequest;
import com.unboundid.ldap.sdk.FailoverServerSet;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.PostConnectProcessor;
import com.unboundid.ldap.sdk.ServerSet;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import com.unboundid.ldap.sdk.SingleServerSet;
import com.unboundid.ldap.sdk.StartTLSPostConnectProcessor;
import com.unboundid.util.ssl.HostNameSSLSocketVerifier;
import io.outcry.persistence.FirstLine;
import io.outcry.persistence.ServerTrust;
import java.util.List;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;

/**
 * The servers of one directory: the first that takes a connection, speaks TLS with a certificate for its name, and lets the
 * searcher in. There is no way to one without TLS.
 */
final class LdapServers {

    /** One entry without attributes is some hundred bytes. */
    private static final int MAX_RESPONSE_BYTES = 1_000_000;

    /** Says nothing before the bind: the connection is under TLS already. */
    private static final class Silent implements PostConnectProcessor {

        @Override
        public void processPreAuthenticatedConnection(LDAPConnection connection) {}

        @Override
        public void processPostAuthenticatedConnection(LDAPConnection connection) {}
    }

    private LdapServers() {}

    static ServerSet of(DirectoryConfig config, DirectoryLimits limits, BindRequest searcher) {
        var tls = ServerTrust.context(config.authorities());
        var options = options(limits);
        var servers = config.addresses().stream()
                .map(address -> server(address, tls, options, searcher))
                .toList();
        var set = new FailoverServerSet(List.copyOf(servers));
        // Who answered last is asked first, so that a server which is away costs its time-out once.
        set.setReOrderOnFailover(true);
        return set;
    }

    private static ServerSet server(
            ServerAddress address, SSLContext tls, LDAPConnectionOptions options, BindRequest searcher) {
        return address.isDirectTls()
                ? new SingleServerSet(
                        address.host(), address.port(), tls.getSocketFactory(), options, searcher, new Silent())
                : new SingleServerSet(
                        address.host(),
                        address.port(),
                        SocketFactory.getDefault(),
                        options,
                        searcher,
                        new StartTLSPostConnectProcessor(tls));
    }

    private static LDAPConnectionOptions options(DirectoryLimits limits) {
        var options = new LDAPConnectionOptions();
        // The calling thread reads the answer: no thread per connection.
        options.setUseSynchronousMode(true);
        options.setConnectTimeoutMillis((int) limits.connectTimeout().toMillis());
        options.setResponseTimeoutMillis(limits.responseTimeout().toMillis());
        options.setAbandonOnTimeout(false);
        options.setMaxMessageSize(MAX_RESPONSE_BYTES);
        options.setSSLSocketVerifier(new HostNameSSLSocketVerifier(true));
        // Whom a server sends us to is nobody that the operator named.
        options.setFollowReferrals(false);
        // A name without a password is let in as nobody, and looks like a success (RFC 4513 §5.1.2).
        options.setBindWithDNRequiresPassword(true);
        return options;
    }

    static BindRequest searcher(DirectoryConfig config) {
        return config.bindDn()
                .map(dn -> new SimpleBindRequest(dn, password(config)))
                .orElseGet(SimpleBindRequest::new);
    }

    private static String password(DirectoryConfig config) {
        return config.password()
                .or(() -> config.passwordFile().map(file -> FirstLine.of("password-file", file)))
                .filter(password -> !password.isEmpty())
                .orElseThrow(() -> new IllegalArgumentException("password must not be empty"));
    }
}
