package io.outcry.codecs.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.IntStream;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;

/** Shows the certificate of the domain that the client asked for by SNI, or else that of the first. */
@SuppressWarnings("NullAway") // The JDK's contract: null means none.
final class DomainKeys extends X509ExtendedKeyManager {

    private final List<TlsIdentity> identities;

    DomainKeys(List<TlsIdentity> identities) {
        this.identities = List.copyOf(identities);
    }

    /** An alias is the place in the list. */
    @Override
    public String chooseEngineServerAlias(String keyType, Principal[] issuers, SSLEngine engine) {
        var index = indexFor(engine);
        var algorithm = identities.get(index).key().getAlgorithm();
        return algorithm.equals(keyType) || (algorithm.equals("EdDSA") && keyType.startsWith("Ed"))
                ? String.valueOf(index)
                : null;
    }

    private int indexFor(SSLEngine engine) {
        if (engine.getHandshakeSession() instanceof ExtendedSSLSession session) {
            for (var name : session.getRequestedServerNames()) {
                if (name instanceof SNIHostName host) {
                    return IntStream.range(0, identities.size())
                            .filter(i -> identities.get(i).domain().equalsIgnoreCase(host.getAsciiName()))
                            .findFirst()
                            .orElse(0);
                }
            }
        }
        return 0;
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return identities.get(Integer.parseInt(alias)).chain().toArray(X509Certificate[]::new);
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return identities.get(Integer.parseInt(alias)).key();
    }

    @Override
    public String[] getServerAliases(String keyType, Principal[] issuers) {
        return null;
    }

    @Override
    public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
        return null;
    }

    @Override
    public String[] getClientAliases(String keyType, Principal[] issuers) {
        return null;
    }

    @Override
    public String chooseClientAlias(String[] keyTypes, Principal[] issuers, Socket socket) {
        return null;
    }
}
