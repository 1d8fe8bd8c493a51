package io.outcry.codecs.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/** Reads {@link PemFile}s that somebody named under a key of a configuration, and complains in the words of that. */
final class PemSource {

    private PemSource() {}

    static List<X509Certificate> certificates(String name, Path file) throws GeneralSecurityException {
        try {
            return PemFile.certificates(present(file));
        } catch (IOException | GeneralSecurityException wrong) {
            throw refused(name, file, "must be a readable file of PEM certificates", wrong);
        }
    }

    /** The key of this certificate. */
    static PrivateKey key(String name, Path file, X509Certificate certificate, Path certificateFile)
            throws GeneralSecurityException {
        PrivateKey key;
        try {
            key = PemFile.privateKey(present(file), certificate.getPublicKey());
        } catch (IOException | GeneralSecurityException wrong) {
            throw refused(
                    name, file, "must be a readable file of a PEM private key without a passphrase, mode 600", wrong);
        }
        if (!TlsIdentity.belongTogether(key, certificate)) {
            throw new GeneralSecurityException(
                    name + " " + file + " is not the key of the first certificate in " + certificateFile);
        }
        return key;
    }

    private static Path present(Path file) throws GeneralSecurityException {
        if (Files.notExists(file)) {
            throw new GeneralSecurityException("there is no such file: " + file.toAbsolutePath());
        }
        return file;
    }

    private static GeneralSecurityException refused(String name, Path file, String right, Exception wrong) {
        return new GeneralSecurityException(
                name + " " + file + " cannot be used, " + wrong.getMessage() + "; it " + right, wrong);
    }
}
