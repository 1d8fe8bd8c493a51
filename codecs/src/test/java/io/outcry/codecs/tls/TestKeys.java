package io.outcry.codecs.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;

/** Makes a certificate and key with the JDK's keytool and writes them as PEM. */
public final class TestKeys {

    static final String PASSWORD = "changeit";

    private TestKeys() {}

    public static TlsIdentities.Source create(Path folder, String domain, String... algorithm)
            throws IOException, GeneralSecurityException, InterruptedException {
        var store = folder.resolve(domain + ".p12");
        Files.deleteIfExists(store);
        var command = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "key",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD,
                "-dname",
                "CN=" + domain,
                "-validity",
                "10"));
        command.addAll(algorithm.length == 0 ? List.of("-keyalg", "EC") : List.of(algorithm));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(output);
        }
        var keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        var source = new TlsIdentities.Source(domain, folder.resolve(domain + ".crt"), folder.resolve(domain + ".key"));
        Files.writeString(
                source.certificateChain(),
                pem("CERTIFICATE", keys.getCertificate("key").getEncoded()));
        Files.writeString(
                source.privateKey(),
                pem("PRIVATE KEY", keys.getKey("key", PASSWORD.toCharArray()).getEncoded()));
        return source;
    }

    private static String pem(String label, byte[] bytes) {
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                .formatted(label, Base64.getMimeEncoder().encodeToString(bytes), label);
    }
}
