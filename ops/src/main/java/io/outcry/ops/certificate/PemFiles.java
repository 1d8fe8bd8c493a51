package io.outcry.ops.certificate;

import io.outcry.ops.host.PrivateFiles;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;
import java.util.Objects;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.util.io.pem.PemObject;

/** Reads and writes a key and its certificates as PEM, in the forms that certificate authorities hand out. */
final class PemFiles {

    private PemFiles() {}

    static void write(Certified certified, Path certificates, Path key) throws IOException {
        PrivateFiles.write(
                key, pem(List.of(new PemObject("PRIVATE KEY", certified.key().getEncoded()))));
        PrivateFiles.write(certificates, pem(certified.chain()));
    }

    private static String pem(List<?> objects) throws IOException {
        var text = new StringWriter();
        try (var writer = new JcaPEMWriter(text)) {
            for (var object : objects) {
                writer.writeObject(object);
            }
        }
        return text.toString();
    }

    static Certified read(Path certificates, Path key) throws CertificateRefusedException {
        var chain = chain(certificates);
        var privateKey = key(key);
        if (!belongTogether(privateKey, chain.getFirst())) {
            throw new CertificateRefusedException(key + " is not the key of the first certificate in " + certificates);
        }
        return new Certified(privateKey, chain);
    }

    private static List<X509Certificate> chain(Path file) throws CertificateRefusedException {
        try (var bytes = Files.newInputStream(file)) {
            var chain = CertificateFactory.getInstance("X.509").generateCertificates(bytes).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
            if (chain.isEmpty()) {
                throw new CertificateRefusedException(file + " holds no certificate; expected PEM");
            }
            return chain;
        } catch (IOException | GeneralSecurityException wrong) {
            throw new CertificateRefusedException(file + " cannot be read as PEM certificates", wrong);
        }
    }

    private static PrivateKey key(Path file) throws CertificateRefusedException {
        try (var parser = new PEMParser(new StringReader(Files.readString(file)))) {
            for (var object = parser.readObject(); object != null; object = parser.readObject()) {
                switch (object) {
                    case PrivateKeyInfo plain -> {
                        return key(plain);
                    }
                    case PEMKeyPair pair -> {
                        return key(pair.getPrivateKeyInfo());
                    }
                    case PKCS8EncryptedPrivateKeyInfo _, PEMEncryptedKeyPair _ ->
                        throw new CertificateRefusedException(
                                file + " is encrypted; a server needs a key without a passphrase, mode 600");
                    default -> Objects.requireNonNull(object, "EC parameters stand before a key");
                }
            }
            throw new CertificateRefusedException(file + " holds no private key; expected PEM");
        } catch (GeneralSecurityException wrong) {
            throw new CertificateRefusedException(file + " holds no key that we can use", wrong);
        } catch (IOException wrong) {
            throw new CertificateRefusedException(file + " cannot be read as a PEM key", wrong);
        }
    }

    private static PrivateKey key(PrivateKeyInfo info) throws GeneralSecurityException, IOException {
        var id = info.getPrivateKeyAlgorithm().getAlgorithm();
        var algorithm = id.equals(PKCSObjectIdentifiers.rsaEncryption)
                ? "RSA"
                : id.equals(X9ObjectIdentifiers.id_ecPublicKey) ? "EC" : id.getId();
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(info.getEncoded()));
    }

    private static boolean belongTogether(PrivateKey key, X509Certificate certificate) {
        try {
            var signature = Signature.getInstance(algorithm(key));
            signature.initSign(key);
            signature.update(certificate.getSerialNumber().toByteArray());
            var signed = signature.sign();
            signature.initVerify(certificate.getPublicKey());
            signature.update(certificate.getSerialNumber().toByteArray());
            return signature.verify(signed);
        } catch (GeneralSecurityException _) {
            return false;
        }
    }

    private static String algorithm(PrivateKey key) {
        return switch (key.getAlgorithm()) {
            case "EC" -> "SHA256withECDSA";
            case "RSA" -> "SHA256withRSA";
            default -> key.getAlgorithm();
        };
    }
}
