package io.outcry.persistence.directory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A certificate authority of one test, and the one certificate that it gave. */
record ThrowawayAuthority(Path folder) {

    /** @param host that the certificate is for */
    static ThrowawayAuthority in(Path folder, String host) {
        try {
            Files.createDirectories(folder);
            Files.writeString(
                    folder.resolve("extensions"), "subjectAltName=DNS:" + host + "\nextendedKeyUsage=serverAuth\n");
        } catch (IOException wrong) {
            throw new AssertionError(wrong);
        }
        var authority = new ThrowawayAuthority(folder);
        var key = "-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes";
        authority.run("req -x509 " + key + " -keyout ca.key -out ca.pem -days 7 -subj /CN=Throwaway"
                + " -addext keyUsage=critical,keyCertSign,cRLSign");
        authority.run("req " + key + " -keyout server.key -out server.csr -subj /CN=" + host);
        authority.run("x509 -req -in server.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 7 -extfile extensions"
                + " -out server.pem");
        return authority;
    }

    private void run(String command) {
        Programs.toItsEnd(folder, List.of(("openssl " + command).split(" ", -1)));
    }

    /** PEM. */
    Path certificate() {
        return folder.resolve("ca.pem");
    }

    Path serverCertificate() {
        return folder.resolve("server.pem");
    }

    Path serverKey() {
        return folder.resolve("server.key");
    }
}
