package io.outcry.ops.certificate;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** What all certificates of our making have in common. */
final class Signing {

    /** Clocks differ; a certificate that begins now would begin in some others' future. */
    private static final Duration BACKDATED = Duration.ofHours(1);

    /** For those who connect and those who are connected to. */
    static final ExtendedKeyUsage BOTH_ENDS =
            new ExtendedKeyUsage(new KeyPurposeId[] {KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth});

    /** Adds what tells one kind of certificate from another. */
    @FunctionalInterface
    interface Extensions {

        void add(JcaX509v3CertificateBuilder draft) throws IOException;
    }

    /**
     * What a certificate says beside its extensions.
     *
     * @param valid from now on
     */
    record Subject(X500Principal name, PublicKey key, Instant now, Duration valid) {}

    private Signing() {}

    static KeyPair freshKeys() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this Java cannot make a P-256 key", impossible);
        }
    }

    /** A name that consists of a common name alone. */
    static X500Principal named(String name) {
        return new X500Principal(
                "CN=" + (name.length() > 64 ? "Outcry" : name.replaceAll("([,+\"\\\\<>;=#])", "\\\\$1")));
    }

    static X509Certificate sign(Subject subject, X500Principal issuer, PrivateKey by, Extensions extensions) {
        try {
            var draft = new JcaX509v3CertificateBuilder(
                    issuer,
                    new BigInteger(127, new SecureRandom()),
                    Date.from(subject.now().minus(BACKDATED)),
                    Date.from(subject.now().plus(subject.valid())),
                    subject.name(),
                    subject.key());
            extensions.add(draft);
            var signer = new JcaContentSignerBuilder(
                    "SHA256with" + (by.getAlgorithm().equals("EC") ? "ECDSA" : "RSA"));
            return new JcaX509CertificateConverter().getCertificate(draft.build(signer.build(by)));
        } catch (GeneralSecurityException | OperatorCreationException | IOException impossible) {
            throw new IllegalStateException("this Java cannot sign a certificate", impossible);
        }
    }
}
