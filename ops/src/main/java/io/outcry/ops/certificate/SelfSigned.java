package io.outcry.ops.certificate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;

/** Makes a certificate for a domain that nobody vouches for, good enough to begin with. */
final class SelfSigned {

    /** id-on-xmppAddr (RFC 6120 §13.7.1.4). */
    static final String XMPP_ADDRESS = "1.3.6.1.5.5.7.8.5";

    private SelfSigned() {}

    static Certified create(String domain, Instant now, Duration valid) {
        var pair = Signing.freshKeys();
        var subject = new Signing.Subject(Signing.named(domain), pair.getPublic(), now, valid);
        var certificate = Signing.sign(subject, subject.name(), pair.getPrivate(), draft -> {
            draft.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            draft.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            draft.addExtension(Extension.extendedKeyUsage, false, Signing.BOTH_ENDS);
            draft.addExtension(Extension.subjectAlternativeName, false, names(domain));
        });
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
