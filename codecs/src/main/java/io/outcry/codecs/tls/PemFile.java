package io.outcry.codecs.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** Certificates and private keys in the textual form of RFC 7468, as every tool writes them. */
final class PemFile {

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");

    private record Block(String label, String base64) {

        private byte[] bytes() throws GeneralSecurityException {
            try {
                return Base64.getMimeDecoder().decode(base64);
            } catch (IllegalArgumentException wrong) {
                throw new GeneralSecurityException("damaged: " + label, wrong);
            }
        }
    }

    private PemFile() {}

    /** All certificates in the file, in order; at least one. */
    static List<X509Certificate> certificates(Path file) throws IOException, GeneralSecurityException {
        var factory = CertificateFactory.getInstance("X.509");
        var certificates = new ArrayList<X509Certificate>();
        for (var block : blocks(file)) {
            if (block.label().equals("CERTIFICATE")
                    && factory.generateCertificate(new ByteArrayInputStream(block.bytes()))
                            instanceof X509Certificate certificate) {
                certificates.add(certificate);
            }
        }
        if (certificates.isEmpty()) {
            throw new GeneralSecurityException("there is no certificate in " + file);
        }
        return List.copyOf(certificates);
    }

    /** The private key that belongs to this public key; PKCS #8, or the older forms of OpenSSL, not encrypted. */
    static PrivateKey privateKey(Path file, PublicKey publicKey) throws IOException, GeneralSecurityException {
        for (var block : blocks(file)) {
            var pkcs8 = switch (block.label()) {
                case "PRIVATE KEY" -> block.bytes();
                case "RSA PRIVATE KEY", "EC PRIVATE KEY" -> wrap(block.bytes(), publicKey);
                case "ENCRYPTED PRIVATE KEY" ->
                    throw new GeneralSecurityException("the private key in " + file + " is encrypted");
                default -> new byte[0];
            };
            if (pkcs8.length > 0) {
                return KeyFactory.getInstance(publicKey.getAlgorithm()).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            }
        }
        throw new GeneralSecurityException("there is no private key in " + file);
    }

    private static List<Block> blocks(Path file) throws IOException {
        var blocks = new ArrayList<Block>();
        var matcher = BLOCK.matcher(Files.readString(file, StandardCharsets.US_ASCII));
        while (matcher.find()) {
            blocks.add(new Block(matcher.group(1), matcher.group(2)));
        }
        return blocks;
    }

    /** Makes PKCS #8 of a bare key (RFC 5208 §5): version, the algorithm as the certificate names it, the key. */
    private static byte[] wrap(byte[] key, PublicKey publicKey) {
        var version = new byte[] {0x02, 0x01, 0x00};
        return der(0x30, join(join(version, algorithm(publicKey.getEncoded())), der(0x04, key)));
    }

    /** The first part of a SubjectPublicKeyInfo (RFC 5280 §4.1). */
    private static byte[] algorithm(byte[] subjectPublicKey) {
        var start = contentStart(subjectPublicKey, 0);
        var contentStart = contentStart(subjectPublicKey, start);
        var end = contentStart + contentLength(subjectPublicKey, start);
        return Arrays.copyOfRange(subjectPublicKey, start, end);
    }

    private static int contentStart(byte[] der, int at) {
        return at + 2 + ((der[at + 1] & 0x80) == 0 ? 0 : der[at + 1] & 0x7F);
    }

    private static int contentLength(byte[] der, int at) {
        if ((der[at + 1] & 0x80) == 0) {
            return der[at + 1];
        }
        var length = 0;
        for (var i = at + 2; i < contentStart(der, at); i++) {
            length = (length << 8) | (der[i] & 0xFF);
        }
        return length;
    }

    private static byte[] der(int tag, byte[] content) {
        var length = content.length;
        var head = length < 0x80
                ? new byte[] {(byte) tag, (byte) length}
                : new byte[] {(byte) tag, (byte) 0x82, (byte) (length >> 8), (byte) length};
        return join(head, content);
    }

    private static byte[] join(byte[] first, byte[] second) {
        var both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
