package io.outcry.codecs.tls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;

/** The certificate chain that one domain shows, and its key. */
record TlsIdentity(String domain, List<X509Certificate> chain, PrivateKey key) {

    static TlsIdentity load(TlsIdentities.Source source) throws IOException, GeneralSecurityException {
        var chain = PemFile.certificates(source.certificateChain());
        var key = PemFile.privateKey(source.privateKey(), chain.getFirst().getPublicKey());
        if (!belongTogether(key, chain.getFirst())) {
            throw new GeneralSecurityException(
                    "the key in " + source.privateKey() + " is not that of " + source.certificateChain());
        }
        return new TlsIdentity(source.domain(), chain, key);
    }

    static boolean belongTogether(PrivateKey key, X509Certificate certificate) throws GeneralSecurityException {
        var algorithm = switch (certificate.getPublicKey().getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> certificate.getPublicKey().getAlgorithm();
        };
        var probe = "do they belong together?".getBytes(StandardCharsets.US_ASCII);
        var signature = Signature.getInstance(algorithm);
        signature.initSign(key);
        signature.update(probe);
        var signed = signature.sign();
        signature.initVerify(certificate.getPublicKey());
        signature.update(probe);
        return signature.verify(signed);
    }

    @Override
    public String toString() {
        return "TlsIdentity[" + domain + "]";
    }
}
