package io.outcry.ops.certificate;

import io.outcry.ops.config.TlsConfig;
import io.outcry.ops.host.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder that holds {@code DOMAIN.crt} and {@code DOMAIN.key} for each domain. */
public record Certificates(Path folder, TlsConfig config, Clock clock) {

    private static final Logger LOG = LoggerFactory.getLogger(Certificates.class);

    /**
     * The domain's key and certificates as its files hold them now. Where there are none, or where a self-signed one
     * has expired, a self-signed one is made; another's is never replaced. Warns in the log before the end.
     */
    public Certified prepare(String domain) throws CertificateRefusedException {
        var certified = find(domain);
        if (certified.isEmpty() || isOursAndOver(certified.get())) {
            return make(domain);
        }
        warn(domain, certified.get());
        return certified.get();
    }

    /** What the files hold; empty where both are missing. */
    public Optional<Certified> find(String domain) throws CertificateRefusedException {
        var hasCertificate = Files.exists(certificateFile(domain));
        var hasKey = Files.exists(keyFile(domain));
        if (hasCertificate != hasKey) {
            var missing = hasKey ? certificateFile(domain) : keyFile(domain);
            throw new CertificateRefusedException(missing + " is missing; a domain needs both its .crt and its .key");
        }
        return hasKey ? Optional.of(PemFiles.read(certificateFile(domain), keyFile(domain))) : Optional.empty();
    }

    public Path certificateFile(String domain) {
        return folder.resolve(fileName(domain) + ".crt");
    }

    public Path keyFile(String domain) {
        return folder.resolve(fileName(domain) + ".key");
    }

    /** An IPv6 literal has colons, which not every file system takes. */
    private static String fileName(String domain) {
        return domain.replace(':', '_');
    }

    /** How people compare certificates: SHA-256 in pairs of hexadecimal digits. */
    public static String fingerprint(X509Certificate certificate) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    private boolean isOursAndOver(Certified certified) {
        return certified.isSelfSigned() && certified.expiresAt().isBefore(now());
    }

    private Certified make(String domain) throws CertificateRefusedException {
        var made = SelfSigned.create(domain, now(), config.selfSignedValid());
        try {
            PrivateFiles.createFolder(folder);
            PemFiles.write(made, certificateFile(domain), keyFile(domain));
        } catch (IOException wrong) {
            throw new CertificateRefusedException(folder + " cannot be written", wrong);
        }
        LOG.atInfo()
                .addKeyValue("domain", domain)
                .addKeyValue("until", made.expiresAt())
                .log("certificate.made");
        return made;
    }

    private void warn(String domain, Certified certified) {
        if (certified.expiresWithin(config.warnBeforeExpiry(), now())) {
            LOG.atWarn()
                    .addKeyValue("domain", domain)
                    .addKeyValue("until", certified.expiresAt())
                    .log("certificate.expires");
        }
    }

    private Instant now() {
        return clock.instant();
    }
}
