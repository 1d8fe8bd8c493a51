package io.outcry.ops.certificate;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes a certificate for a domain that nobody vouches for, good enough to begin with. */
final class SelfSigned {

    /** id-on-xmppAddr (RFC 6120 §13.7.1.4). */
    static final String XMPP_ADDRESS = "1.3.6.1.5.5.7.8.5";

    /** Clocks differ; a certificate that begins now would begin in some clients' future. */
    private static final Duration BACKDATED = Duration.ofHours(1);

    private SelfSigned() {}

    static Certified create(String domain, Instant now, Duration valid) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return sign(domain, generator.generateKeyPair(), now, valid);
        } catch (GeneralSecurityException | OperatorCreationException | IOException impossible) {
            throw new IllegalStateException("this Java cannot make a P-256 certificate", impossible);
        }
    }

    private static Certified sign(String domain, KeyPair pair, Instant now, Duration valid)
            throws GeneralSecurityException, OperatorCreationException, IOException {
        var name = new X500Principal(
                "CN=" + (domain.length() > 64 ? "Outcry" : domain.replaceAll("([,+\"\\\\<>;=#])", "\\\\$1")));
        var builder = new JcaX509v3CertificateBuilder(
                name,
                new BigInteger(127, new SecureRandom()),
                Date.from(now.minus(BACKDATED)),
                Date.from(now.plus(valid)),
                name,
                pair.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(new KeyPurposeId[] {
            KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth
        }));
        builder.addExtension(Extension.subjectAlternativeName, false, names(domain));
        var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate());
        var certificate = new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        return new Certified(pair.getPrivate(), List.of(certificate));
    }

    private static GeneralNames names(String domain) {
        var ascii = java.net.IDN.toASCII(domain);
        var xmpp = new DERSequence(new ASN1Encodable[] {
            new ASN1ObjectIdentifier(XMPP_ADDRESS), new DERTaggedObject(true, 0, new DERUTF8String(domain))
        });
        return new GeneralNames(new GeneralName[] {
            new GeneralName(GeneralName.dNSName, ascii), new GeneralName(GeneralName.otherName, xmpp)
        });
    }
}
