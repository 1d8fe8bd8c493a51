package io.outcry.ops.certificate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;

/** Makes an authority, and the certificates that it vouches for. */
final class Issuing {

    private Issuing() {}

    static Certified authority(String name, Instant now, Duration valid) {
        var pair = Signing.freshKeys();
        var subject = new Signing.Subject(Signing.named(name), pair.getPublic(), now, valid);
        var certificate = Signing.sign(subject, subject.name(), pair.getPrivate(), draft -> {
            draft.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            draft.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        });
        return new Certified(pair.getPrivate(), List.of(certificate));
    }

    static Certified node(String name, Certified authority, Instant now, Duration valid) {
        var pair = Signing.freshKeys();
        var subject = new Signing.Subject(Signing.named(name), pair.getPublic(), now, valid);
        var issuer = authority.certificate().getSubjectX500Principal();
        var certificate = Signing.sign(subject, issuer, authority.key(), draft -> {
            draft.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            draft.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            draft.addExtension(Extension.extendedKeyUsage, false, Signing.BOTH_ENDS);
            draft.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(general(name)));
        });
        return new Certified(pair.getPrivate(), List.of(certificate));
    }

    private static GeneralName general(String name) {
        var isAddress = name.contains(":") || name.matches("[0-9.]+");
        return new GeneralName(isAddress ? GeneralName.iPAddress : GeneralName.dNSName, name);
    }
}
