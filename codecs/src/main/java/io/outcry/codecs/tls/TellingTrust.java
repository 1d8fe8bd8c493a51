package io.outcry.codecs.tls;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.function.Consumer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/** Believes whom another believes, and tells of whom it does not: a handshake that fails tells hardly anything. */
final class TellingTrust extends X509ExtendedTrustManager {

    /** A kind of key exchange that fits every certificate, as in TLS 1.3. */
    static final String ANY_KEY = "UNKNOWN";

    private interface Check {

        void run() throws CertificateException;
    }

    private final X509ExtendedTrustManager other;
    private final Consumer<String> refused;

    TellingTrust(X509ExtendedTrustManager other, Consumer<String> refused) {
        this.other = other;
        this.refused = refused;
    }

    /** What was wrong in the first place, in the JDK's words. */
    static String reason(Throwable wrong) {
        var cause = Optional.ofNullable(wrong.getCause()).filter(GeneralSecurityException.class::isInstance);
        return cause.isPresent()
                ? reason(cause.get())
                : String.valueOf(wrong.getMessage()).replaceAll("\\.$", "");
    }

    private void tell(X509Certificate[] chain, Check check) throws CertificateException {
        try {
            check.run();
        } catch (CertificateException wrong) {
            var who = chain.length == 0
                    ? "nobody"
                    : chain[0].getSubjectX500Principal() + ", issued by " + chain[0].getIssuerX500Principal();
            refused.accept(who + ": " + reason(wrong));
            throw wrong;
        }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        tell(chain, () -> other.checkClientTrusted(chain, authType, engine));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        tell(chain, () -> other.checkServerTrusted(chain, authType, engine));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        tell(chain, () -> other.checkClientTrusted(chain, authType, socket));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        tell(chain, () -> other.checkServerTrusted(chain, authType, socket));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        tell(chain, () -> other.checkClientTrusted(chain, authType));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        tell(chain, () -> other.checkServerTrusted(chain, authType));
    }

    /** None are named to who connects, so that it shows its certificate, and can be named where that is refused. */
    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
