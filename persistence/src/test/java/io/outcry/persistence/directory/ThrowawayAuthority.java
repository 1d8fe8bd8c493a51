package io.outcry.persistence.directory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A certificate authority of one test. */
public record ThrowawayAuthority(Path folder) {

    /** Of the key stores that it makes. */
    public static final String PASSWORD = "throwaway";

    private static final String NEW_KEY = "-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes";

    /** A certificate and its key, PEM. */
    public record Certified(Path certificate, Path key) {}

    public static ThrowawayAuthority in(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException wrong) {
            throw new AssertionError(wrong);
        }
        var authority = new ThrowawayAuthority(folder);
        authority.openssl("req -x509 " + NEW_KEY + " -keyout ca.key -out ca.pem -days 7 -subj /CN=Throwaway"
                + " -addext keyUsage=critical,keyCertSign,cRLSign");
        return authority;
    }

    /** PEM. */
    public Path certificate() {
        return folder.resolve("ca.pem");
    }

    /** For a server that is reached by this name. */
    public Certified certifyServer(String host) {
        return certify(host, "DNS:" + host, "serverAuth");
    }

    /**
     * A key store for a client, PKCS #12.
     *
     * @param address that the certificate names as its owner's (RFC 6120 §13.7.1.4)
     */
    public Path certifyClient(String name, String address) {
        certify(name, "otherName:1.3.6.1.5.5.7.8.5;UTF8:" + address, "clientAuth");
        openssl("pkcs12 -export -in %1$s.pem -inkey %1$s.key -out %1$s.p12 -passout pass:%2$s"
                .formatted(name, PASSWORD));
        return folder.resolve(name + ".p12");
    }

    private Certified certify(String name, String alternativeName, String usage) {
        try {
            Files.writeString(
                    folder.resolve(name + ".ext"),
                    "subjectAltName=" + alternativeName + "\nextendedKeyUsage=" + usage + "\n");
        } catch (IOException wrong) {
            throw new AssertionError(wrong);
        }
        openssl("req %2$s -keyout %1$s.key -out %1$s.csr -subj /CN=%1$s".formatted(name, NEW_KEY));
        openssl(("x509 -req -in %1$s.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 7 -extfile %1$s.ext"
                        + " -out %1$s.pem")
                .formatted(name));
        return new Certified(folder.resolve(name + ".pem"), folder.resolve(name + ".key"));
    }

    private void openssl(String arguments) {
        Programs.toItsEnd(folder, List.of(("openssl " + arguments).split(" ", -1)));
    }
}
